package io.github.solarcloud2mqtt.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.plant.PointKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The value of a period that is formed from finer values. */
class PeriodFormerTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({"DAILY_COUNTER, 7.5", "LIFETIME_COUNTER, 3.5", "MEASUREMENT, 3"})
    void theKindOfThePointDecides(PointKind kind, BigDecimal value) {
        PeriodFormer former = new PeriodFormer(kind, BERLIN);
        former.add(Instant.parse("2026-06-01T10:00:00Z"), new BigDecimal("1.5"));
        former.add(Instant.parse("2026-06-01T20:00:00Z"), new BigDecimal("4"));
        // The next day in Berlin.
        former.add(Instant.parse("2026-06-01T22:00:00Z"), new BigDecimal("3.5"));
        assertThat(former.value())
                .hasValueSatisfying(formed -> assertThat(formed).isEqualByComparingTo(value));
    }

    @Test
    void theNewestValueOfALifetimeCounterCountsInAnyOrder() {
        PeriodFormer former = new PeriodFormer(PointKind.LIFETIME_COUNTER, BERLIN);
        former.add(Instant.parse("2026-06-02T10:00:00Z"), new BigDecimal("20"));
        former.add(Instant.parse("2026-06-01T10:00:00Z"), new BigDecimal("10"));
        assertThat(former.value()).contains(new BigDecimal("20"));
    }

    @Test
    void withoutFinerValuesThereIsNone() {
        assertThat(new PeriodFormer(PointKind.DAILY_COUNTER, BERLIN).value()).isEmpty();
    }
}

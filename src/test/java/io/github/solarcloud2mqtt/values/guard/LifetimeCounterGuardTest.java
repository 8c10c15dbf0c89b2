package io.github.solarcloud2mqtt.values.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifetimeCounterGuardTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    /** 5 kW. */
    private static final RiseLimit LIMIT = new RiseLimit("Wh", new BigDecimal("5000"), BigDecimal.ONE);

    private LifetimeCounterGuard guard = new LifetimeCounterGuard(Optional.of(number("1000")), Optional.of(NOON));
    private Instant time = NOON;

    @Test
    void growthIsPublishedAtOnce() {
        assertThat(read("1000.5")).isEqualTo("1000.5");
    }

    @Test
    void aShortZeroIsWithheld() {
        assertThat(read("0")).isEqualTo("1000");
        assertThat(read("1001")).isEqualTo("1001");
    }

    @Test
    void aDropIsConfirmedByTheThirdReading() {
        assertThat(read("3")).isEqualTo("1000");
        assertThat(read("4")).isEqualTo("1000");
        assertThat(read("5")).isEqualTo("5");
        assertThat(read("6")).isEqualTo("6");
    }

    @Test
    void theSameReadingSeenAgainConfirmsNothing() {
        read("3");
        for (int again = 0; again < 5; again++) {
            assertThat(read("3", false)).isEqualTo("1000");
        }
    }

    @Test
    void aRightValueInBetweenStartsTheCountAgain() {
        read("3");
        read("4");
        read("1000");
        assertThat(read("5")).isEqualTo("1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "-478739.743"})
    void zeroAndNegativeValuesAreNeverPublished(String value) {
        for (int reading = 0; reading < 10; reading++) {
            assertThat(read(value)).isEqualTo("1000");
        }
        guard = new LifetimeCounterGuard();
        for (int reading = 0; reading < 10; reading++) {
            assertThat(read(value)).isEqualTo("none");
        }
    }

    @Test
    void aGlitchOfThreeValuesIsWithheld() {
        guard = new LifetimeCounterGuard();
        assertThat(read("0")).isEqualTo("none");
        assertThat(read("19405722.9")).isEqualTo("19405722.9");
        assertThat(read("31474836470")).isEqualTo("19405722.9");
        assertThat(read("19405722.9")).isEqualTo("19405722.9");
    }

    @Test
    void anImpossibleRiseIsConfirmedByTheThirdReading() {
        assertThat(read("900000")).isEqualTo("1000");
        assertThat(read("900001")).isEqualTo("1000");
        assertThat(read("900002")).isEqualTo("900002");
    }

    @Test
    void alternatingStepsConfirmNeither() {
        for (int round = 0; round < 5; round++) {
            assertThat(read("900000")).isEqualTo("1000");
            assertThat(read("7")).isEqualTo("1000");
        }
    }

    @Test
    void aBacklogIsPublishedAtOnce() {
        time = NOON.plusSeconds(3 * 24 * 3600);
        assertThat(read("361000")).isEqualTo("361000");
    }

    @Test
    void anImplausiblyHighFirstValueIsWithheld() {
        guard = new LifetimeCounterGuard();
        // 5 kW for 40 years are 1752 MWh, with the margin 2190 MWh.
        assertThat(read("2191000000")).isEqualTo("none");
        assertThat(read("2190000000")).isEqualTo("2190000000");
    }

    private String read(String value) {
        return read(value, true);
    }

    private String read(String value, boolean isNew) {
        time = time.plusSeconds(300);
        return guard.judge(new CounterReading(number(value), isNew, LIMIT), time)
                .value()
                .map(BigDecimal::toPlainString)
                .orElse("none");
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}

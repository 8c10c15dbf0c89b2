package io.github.solarcloud2mqtt.cloud.growatt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrowattTimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2025-06-01 12:04:11, 2025-06-01T12:04:11",
        "2025-06-01 03:10:00.0, 2025-06-01T03:10:00",
        "1748772251000, 2025-06-01T18:04:11"
    })
    void aTimeIsWhatIsPrintedAndMillisecondsAreWhatTheVendorWouldPrint(String text, LocalDateTime time) {
        assertThat(GrowattTimestamps.parse(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "2025-06-01", "yesterday", "99999999999999", "2025-13-01 00:00:00"})
    void invalidTimesAreEmpty(String text) {
        assertThat(GrowattTimestamps.parse(text)).isEmpty();
    }

    @Test
    void theDayIsThatOfThePlant() {
        InstantSource clock = () -> Instant.parse("2025-06-01T23:30:00Z");
        assertThat(GrowattTimestamps.today(clock, Optional.of(ZoneOffset.ofHours(1))))
                .isEqualTo(LocalDate.of(2025, 6, 2));
        assertThat(GrowattTimestamps.today(clock, Optional.of(ZoneId.of("Etc/GMT+5"))))
                .isEqualTo(LocalDate.of(2025, 6, 1));
        assertThat(GrowattTimestamps.today(clock, Optional.empty())).isEqualTo(LocalDate.of(2025, 6, 1));
    }
}

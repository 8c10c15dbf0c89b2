package io.github.solarcloud2mqtt.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimestampResolverTest {

    private final TimestampResolver clock = new TimestampResolver(ZoneId.of("GMT+1"), List.of(ZoneOffset.ofHours(8)));

    @Test
    void untilProvenTheZoneIsThePlants() {
        assertThat(resolve("2026-01-10T12:00", "2026-01-10T11:03:00Z", false)).isEqualTo("2026-01-10T12:00+01:00");
    }

    @Test
    void olderDataStaysOldUntilItAdvances() {
        assertThat(resolve("2026-01-10T12:00", "2026-01-10T12:03:00Z", false)).isEqualTo("2026-01-10T12:00+01:00");
    }

    @Test
    void daylightSavingThatTheCloudDoesNotMentionIsSeen() {
        assertThat(resolve("2026-07-10T13:00", "2026-07-10T11:03:00Z", false)).isEqualTo("2026-07-10T13:00+02:00");
        assertThat(clock.atPlant(Instant.parse("2026-07-10T22:30:00Z"))).isEqualTo("2026-07-11T00:30");
    }

    @Test
    void freshDataProvesTheVendorsZone() {
        assertThat(resolve("2026-01-10T19:05", "2026-01-10T11:06:00Z", true)).isEqualTo("2026-01-10T19:05+08:00");
        assertThat(resolve("2026-01-10T19:05", "2026-01-10T14:00:00Z", false)).isEqualTo("2026-01-10T19:05+08:00");
        assertThat(clock.atPlant(Instant.parse("2026-01-10T11:05:00Z"))).isEqualTo("2026-01-10T12:05");
    }

    @Test
    void freshDataProvesUtc() {
        assertThat(resolve("2026-01-10T11:05", "2026-01-10T11:06:00Z", true)).isEqualTo("2026-01-10T11:05Z");
    }

    @Test
    void theEndOfDaylightSavingIsFollowed() {
        resolve("2026-10-24T13:00", "2026-10-24T11:03:00Z", true);
        assertThat(resolve("2026-10-26T12:00", "2026-10-26T11:03:00Z", true)).isEqualTo("2026-10-26T12:00+01:00");
    }

    @Test
    void dataThatAdvancesThoughOldProvesNothing() {
        resolve("2026-01-10T12:00", "2026-01-10T11:03:00Z", true);
        assertThat(resolve("2026-01-10T14:05", "2026-01-10T20:00:00Z", true)).isEqualTo("2026-01-10T14:05+01:00");
    }

    private String resolve(String printed, String now, boolean advanced) {
        return clock.resolve(LocalDateTime.parse(printed), Instant.parse(now), advanced)
                .toString();
    }
}

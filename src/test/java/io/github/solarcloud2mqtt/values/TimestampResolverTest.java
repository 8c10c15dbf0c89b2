package io.github.solarcloud2mqtt.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampResolverTest {

    private static final TimestampZones ZONES = new TimestampZones(ZoneOffset.UTC, List.of(ZoneOffset.ofHours(8)));

    private final TimestampResolver clock = resolver("GMT+1");

    @Test
    void untilProvenTheZoneIsThePlants() {
        assertThat(resolve("2026-01-10T12:00", "2026-01-10T11:03:00Z", false)).isEqualTo("2026-01-10T12:00+01:00");
    }

    @Test
    void olderDataStaysOldUntilItAdvances() {
        assertThat(resolve("2026-01-10T12:00", "2026-01-10T12:03:00Z", false)).isEqualTo("2026-01-10T12:00+01:00");
    }

    @Test
    void unreportedDaylightSavingIsDetected() {
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
    void dataThatIsRecentInUtcForHoursProvesUtc() {
        for (int hour = 0; hour < 6; hour++) {
            assertThat(resolve("2026-01-10T1%d:05".formatted(hour), "2026-01-10T1%d:06:00Z".formatted(hour), true))
                    .isEqualTo("2026-01-10T1%d:05+01:00".formatted(hour));
        }
        assertThat(resolve("2026-01-10T16:05", "2026-01-10T16:06:00Z", true)).isEqualTo("2026-01-10T16:05Z");
    }

    @Test
    void utcIsProvenAtOnceIfThePlantsZoneIsInTheFuture() {
        TimestampResolver american = resolver("GMT-5");
        assertThat(resolve(american, "2026-01-10T11:05", "2026-01-10T11:06:00Z", true))
                .isEqualTo("2026-01-10T11:05Z");
    }

    @ParameterizedTest
    @ValueSource(ints = {55, 60, 65, 75, 90})
    void aBacklogProvesNothing(int minutesLate) {
        for (int reading = 0; reading < 36; reading++) {
            LocalDateTime printed = LocalDateTime.parse("2026-01-10T12:00").plusMinutes(5L * reading);
            Instant now = printed.minusHours(1).plusMinutes(minutesLate).toInstant(ZoneOffset.UTC);
            assertThat(clock.resolve(printed, now, true)).isEqualTo(printed.atOffset(ZoneOffset.ofHours(1)));
        }
    }

    @Test
    void aBacklogNeverReplacesAZoneThatWasProven() {
        resolve("2026-01-10T12:00", "2026-01-10T11:03:00Z", true);
        for (int hour = 0; hour < 24; hour++) {
            LocalDateTime printed = LocalDateTime.parse("2026-01-10T13:00").plusHours(hour);
            assertThat(clock.resolve(printed, printed.plusMinutes(5).toInstant(ZoneOffset.UTC), true))
                    .isEqualTo(printed.atOffset(ZoneOffset.ofHours(1)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "+05:30, 2026-01-10T17:00, 2026-01-10T11:33:00Z",
        "+09:30, 2026-01-10T21:00, 2026-01-10T11:33:00Z",
        "-03:30, 2026-01-10T08:00, 2026-01-10T11:33:00Z",
        "-08:00, 2026-01-10T03:30, 2026-01-10T11:33:00Z"
    })
    void theZoneOfAPlantWithoutOneIsLearnedFromItsData(String offset, String printed, String now) {
        TimestampResolver unknown = new TimestampResolver(Optional.empty(), ZONES);
        for (int hour = 0; hour <= 6; hour++) {
            unknown.resolve(
                    LocalDateTime.parse(printed).plusHours(hour),
                    Instant.parse(now).plusSeconds(3600L * hour),
                    true);
        }
        assertThat(unknown.resolve(LocalDateTime.parse(printed)).getOffset()).isEqualTo(ZoneOffset.of(offset));
        assertThat(unknown.atPlant(Instant.parse("2026-01-10T12:00:00Z")))
                .isEqualTo(LocalDateTime.ofEpochSecond(
                        Instant.parse("2026-01-10T12:00:00Z").getEpochSecond(), 0, ZoneOffset.of(offset)));
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

    private static TimestampResolver resolver(String zone) {
        return new TimestampResolver(Optional.of(ZoneId.of(zone)), ZONES);
    }

    private static String resolve(TimestampResolver resolver, String printed, String now, boolean advanced) {
        return resolver.resolve(LocalDateTime.parse(printed), Instant.parse(now), advanced)
                .toString();
    }

    private String resolve(String printed, String now, boolean advanced) {
        return clock.resolve(LocalDateTime.parse(printed), Instant.parse(now), advanced)
                .toString();
    }
}

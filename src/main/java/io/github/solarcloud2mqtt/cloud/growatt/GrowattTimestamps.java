package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parses Growatt's times, which have no zone. A text is returned as it is. A number of milliseconds is converted to local
 * time in UTC+8, because the texts beside such numbers are in UTC+8. The day of an alarm list is a day in the plant's zone.
 */
final class GrowattTimestamps {

    private static final ZoneOffset VENDORS = ZoneOffset.ofHours(8);
    private static final Pattern MILLISECONDS = Pattern.compile("\\d{12,13}");
    private static final Pattern FRACTION = Pattern.compile("\\.\\d{1,9}$");

    private GrowattTimestamps() {}

    /** The time of a reading. */
    static Optional<LocalDateTime> ofReading(JsonNode reading) {
        return reading.text("timeStr", "time", "last_update_time").flatMap(GrowattTimestamps::parse);
    }

    /** A time as it is written. */
    static Optional<LocalDateTime> parse(String text) {
        if (MILLISECONDS.matcher(text).matches()) {
            return Optional.of(LocalDateTime.ofInstant(Instant.ofEpochMilli(Long.parseLong(text)), VENDORS));
        }
        return ResponseText.time(FRACTION.matcher(text).replaceFirst(""));
    }

    /** The current day at a plant. */
    static LocalDate today(InstantSource clock, Optional<ZoneId> plant) {
        return LocalDate.ofInstant(clock.instant(), plant.orElse(ZoneOffset.UTC));
    }
}

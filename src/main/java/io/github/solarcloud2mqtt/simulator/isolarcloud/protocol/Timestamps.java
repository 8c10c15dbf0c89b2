package io.github.solarcloud2mqtt.simulator.isolarcloud.protocol;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Formats and parses times as the cloud does: in the time zone of the plant, mostly without an offset. */
public final class Timestamps {

    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");
    private static final DateTimeFormatter ANY =
            DateTimeFormatter.ofPattern("[yyyyMMddHHmmss][yyyyMMddHHmm][yyyy-MM-dd HH:mm:ss][yyyy-MM-dd HH:mm]");

    private final ZoneId zone;
    private boolean zoneHidden;

    public Timestamps(ZoneId zone) {
        this.zone = zone;
    }

    /** {@code 20260621120500}. */
    public String digits(ZonedDateTime time) {
        return DIGITS.format(time);
    }

    public String digits(Instant time) {
        return DIGITS.format(time.atZone(zone));
    }

    /** {@code 2026-06-21 12:05:00}. */
    public String text(Instant time) {
        return TEXT.format(time.atZone(zone));
    }

    /** {@code 2026-06-21T12:05:00+02:00}. */
    public String iso(ZonedDateTime time) {
        return ISO.format(time);
    }

    /** The zone of the plant without daylight saving time, such as {@code GMT+1} or {@code GMT+5:30}; null while hidden. */
    public @Nullable String zoneName(Instant now) {
        if (zoneHidden) {
            return null;
        }
        int minutes = zone.getRules().getStandardOffset(now).getTotalSeconds() / 60;
        int rest = Math.abs(minutes % 60);
        return "GMT" + (minutes < 0 ? "-" : "+") + Math.abs(minutes / 60) + (rest == 0 ? "" : ":" + rest);
    }

    /** Hides the name of the zone, or shows it again. */
    public void hideZone(boolean hidden) {
        zoneHidden = hidden;
    }

    public LocalDateTime local(Instant time) {
        return time.atZone(zone).toLocalDateTime();
    }

    /** Parses any of the formats in the vendor's documents. */
    public LocalDateTime read(String parameter, String text) throws ApiError {
        try {
            return LocalDateTime.parse(text, ANY);
        } catch (DateTimeParseException e) {
            throw ApiError.invalid(parameter);
        }
    }
}

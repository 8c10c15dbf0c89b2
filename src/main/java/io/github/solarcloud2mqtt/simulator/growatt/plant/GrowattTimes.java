package io.github.solarcloud2mqtt.simulator.growatt.plant;

import io.github.solarcloud2mqtt.simulator.growatt.protocol.ServerVariant;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Formats times as the cloud does (Growatt OpenAPI v1 and v4, {@code time} and {@code calendar}). The text time of a reading
 * is its epoch value in the zone of the server; which of the two is right depends on the {@link ServerVariant}.
 */
public final class GrowattTimes {

    static final ZoneOffset SERVER = ZoneOffset.ofHours(8);

    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final SimulatedGrowattAccount account;

    public GrowattTimes(SimulatedGrowattAccount account) {
        this.account = account;
    }

    /** Returns a local time of a plant. */
    public static String local(ZonedDateTime time) {
        return TEXT.format(time);
    }

    /** Returns the time of a reading as text. */
    public String text(ZonedDateTime time) {
        return TEXT.format(account.has(ServerVariant.SERVER_TIME) ? time.withZoneSameInstant(SERVER) : time);
    }

    /**
     * Returns the time of a past reading as text: as that of a reading, but in the present offset of the plant, because the
     * cloud knows offsets only.
     */
    public LocalDateTime past(Instant time, Instant now, ZoneId plant) {
        return LocalDateTime.ofInstant(time, account.has(ServerVariant.SERVER_TIME) ? SERVER : offset(now, plant));
    }

    /** Returns the offset that the cloud reports for a plant. */
    public ZoneOffset offset(Instant now, ZoneId plant) {
        return account.has(ServerVariant.FIXED_OFFSET)
                ? plant.getRules().getStandardOffset(now)
                : plant.getRules().getOffset(now);
    }

    /** Returns the time of a reading in milliseconds. */
    public long millis(ZonedDateTime time) {
        return account.has(ServerVariant.SERVER_TIME)
                ? time.toInstant().toEpochMilli()
                : time.toLocalDateTime().toInstant(SERVER).toEpochMilli();
    }

    /** Returns the zone of a plant; empty while hidden. */
    public String zone(ZonedDateTime time) {
        if (account.areZonesHidden()) {
            return "";
        }
        ZoneOffset offset = offset(time.toInstant(), time.getZone());
        int minutes = offset.getTotalSeconds() / 60;
        int rest = Math.abs(minutes % 60);
        return "GMT" + (minutes < 0 ? "-" : "+") + Math.abs(minutes / 60) + (rest == 0 ? "" : ":" + rest);
    }

    /** Returns a date object in the zone of the server. */
    public static Map<String, Object> object(long millis) {
        ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(SERVER);
        Map<String, Object> date = new LinkedHashMap<>();
        date.put("date", time.getDayOfMonth());
        date.put("day", time.getDayOfWeek().getValue() % 7);
        date.put("hours", time.getHour());
        date.put("minutes", time.getMinute());
        date.put("month", time.getMonthValue() - 1);
        date.put("seconds", time.getSecond());
        date.put("time", millis);
        date.put("timezoneOffset", -480);
        date.put("year", time.getYear() - 1900);
        return date;
    }

    /** Returns a calendar object in the zone of the server. */
    public static Map<String, Object> calendar(long millis) {
        Map<String, Object> zone = new LinkedHashMap<>();
        zone.put("DSTSavings", 0);
        zone.put("ID", "Asia/Shanghai");
        zone.put("displayName", "China Standard Time");
        zone.put("rawOffset", 28_800_000);
        Map<String, Object> calendar = new LinkedHashMap<>();
        calendar.put("firstDayOfWeek", 1);
        calendar.put("lenient", true);
        calendar.put("minimalDaysInFirstWeek", 1);
        calendar.put("time", object(millis));
        calendar.put("timeInMillis", millis);
        calendar.put("timeZone", zone);
        return calendar;
    }
}

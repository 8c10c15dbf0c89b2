package io.github.solarcloud2mqtt.history;

import io.github.solarcloud2mqtt.cloud.series.SeriesResolution;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The time from one value to the next. */
public enum HistoryStep {
    FIVE_MINUTES("5m", 5),
    QUARTER_OF_AN_HOUR("15m", 15),
    HALF_AN_HOUR("30m", 30),
    HOUR("1h", 60),
    DAY("1d", SeriesResolution.DAYS, Period.ofDays(1)),
    MONTH("1mo", SeriesResolution.MONTHS, Period.ofMonths(1)),
    YEAR("1y", SeriesResolution.YEARS, Period.ofYears(1));

    private final String text;
    private final SeriesResolution resolution;
    private final Duration minutes;
    private final Period period;

    HistoryStep(String text, int minutes) {
        this.text = text;
        resolution = SeriesResolution.MINUTES;
        this.minutes = Duration.ofMinutes(minutes);
        period = Period.ZERO;
    }

    HistoryStep(String text, SeriesResolution resolution, Period period) {
        this.text = text;
        this.resolution = resolution;
        minutes = Duration.ZERO;
        this.period = period;
    }

    /** The series whose values need no forming. */
    SeriesResolution resolution() {
        return resolution;
    }

    /** Whether its values are those of instants, not of days, months or years. */
    boolean isInstant() {
        return resolution == SeriesResolution.MINUTES;
    }

    /** The time between two instants; zero for days, months and years. */
    Duration minutes() {
        return minutes;
    }

    /** The first value at or after an instant; the grid begins at the midnight of the plant. */
    Instant ceiling(Instant instant, ZoneId zone) {
        ZonedDateTime time = instant.atZone(zone);
        Instant before = isInstant()
                ? onGrid(time)
                : firstDay(time.toLocalDate()).atStartOfDay(zone).toInstant();
        return before.isBefore(instant) ? next(before, zone) : before;
    }

    private Instant onGrid(ZonedDateTime time) {
        Instant midnight = time.toLocalDate().atStartOfDay(time.getZone()).toInstant();
        long steps = Duration.between(midnight, time.toInstant()).dividedBy(minutes);
        return midnight.plus(minutes.multipliedBy(steps));
    }

    private LocalDate firstDay(LocalDate day) {
        return switch (this) {
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
            default -> day;
        };
    }

    /** The value after one. */
    Instant next(Instant value, ZoneId zone) {
        return after(value, 1, zone);
    }

    /** The value some steps after one. */
    Instant after(Instant value, int steps, ZoneId zone) {
        return isInstant()
                ? value.plus(minutes.multipliedBy(steps))
                : LocalDate.ofInstant(value, zone)
                        .plus(period.multipliedBy(steps))
                        .atStartOfDay(zone)
                        .toInstant();
    }

    /** As on the command line. */
    @Override
    public String toString() {
        return text;
    }
}

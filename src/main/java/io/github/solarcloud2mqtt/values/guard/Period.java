package io.github.solarcloud2mqtt.values.guard;

import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The period after which a counter starts again at zero. */
enum Period {
    HOUR(Duration.ofHours(1), Duration.ofMinutes(15), Duration.ofHours(1)),
    MONTH(Duration.ofDays(31), Duration.ofHours(3), Duration.ofDays(1)),
    YEAR(Duration.ofDays(366), Duration.ofHours(3), Duration.ofDays(1));

    private final Duration longest;
    private final Duration early;
    private final Duration late;

    Period(Duration longest, Duration early, Duration late) {
        this.longest = longest;
        this.early = early;
        this.late = late;
    }

    /** The period of a counter, by the words in its key and its name; a month if they name none. */
    static Period of(MeasuringPoint point) {
        String words = (point.key() + " " + point.name()).toLowerCase(Locale.ROOT);
        if (words.contains("hour")) {
            return HOUR;
        }
        return words.contains("year") || words.contains("annual") ? YEAR : MONTH;
    }

    /** The longest period there is. */
    Duration longest() {
        return longest;
    }

    /** How long before a period's end the counter may start again, because clock or zone of the device differ. */
    Duration early() {
        return early;
    }

    /** How long after the beginning of a period the cloud may show the old value. */
    Duration late() {
        return late;
    }

    /**
     * The beginning of the period that a moment belongs to.
     *
     * @param moment in the plant's time
     */
    LocalDateTime begin(LocalDateTime moment) {
        return switch (this) {
            case HOUR -> moment.truncatedTo(ChronoUnit.HOURS);
            case MONTH -> moment.toLocalDate().withDayOfMonth(1).atStartOfDay();
            case YEAR -> moment.toLocalDate().withDayOfYear(1).atStartOfDay();
        };
    }
}

package io.github.solarcloud2mqtt.app.history;

import java.time.Duration;

/** Durations for people. */
final class DurationText {
    private DurationText() {}

    /** In its two largest units: {@code 2 d 3 h}, {@code 5 min 12 s}. */
    static String of(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + " d " + duration.toHoursPart() + " h";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : duration.toSeconds() + " s";
    }
}

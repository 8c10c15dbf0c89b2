package io.github.solarcloud2mqtt.history;

import io.github.solarcloud2mqtt.cloud.series.SeriesQuery.Span;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What is wanted of the past.
 *
 * @param from the first time, at the plant
 * @param to the time after the last, at the plant; empty for the present
 * @param step the time from one value to the next
 */
public record HistoryRequest(LocalDateTime from, Optional<LocalDateTime> to, HistoryStep step) {
    /**
     * The values of plants in a zone: from the first to the step after the last. Days, months and years that have not ended
     * are left out.
     */
    Span values(ZoneId zone, Instant now) {
        Instant begin = step.ceiling(from.atZone(zone).toInstant(), zone);
        Instant wanted = to.map(time -> time.atZone(zone).toInstant())
                .filter(end -> end.isBefore(now))
                .orElse(now);
        Instant end = step.isInstant() ? step.ceiling(wanted, zone) : lastEnd(begin, wanted, zone);
        return new Span(begin, end);
    }

    private Instant lastEnd(Instant begin, Instant wanted, ZoneId zone) {
        Instant after = step.ceiling(wanted, zone);
        return after.isAfter(wanted) ? step.after(after, -1, zone) : after.isBefore(begin) ? begin : after;
    }
}

package io.github.solarcloud2mqtt.history.homeassistant;

import io.github.solarcloud2mqtt.cloud.series.SeriesQuery.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The gaps of one account, and in which order they are filled. Each part that is done is consistent, so that a later run goes
 * on: gaps are filled from their first hour on, the time before the first statistics from its last hour back.
 *
 * @param account the account's name
 * @param gaps the gaps of all sensors
 */
public record ImportPlan(String account, List<SensorGap> gaps) {
    /** Limits the memory that the values of a part need. */
    private static final Duration LONGEST = Duration.ofDays(7);

    /** A part of the time and the gaps in it. */
    record Part(Span hours, List<SensorGap> gaps) {}

    /** How many hours are missing, for the user. */
    public String size() {
        long hours = gaps.stream().mapToLong(gap -> gap.gap().hours()).sum();
        long sensors =
                gaps.stream().map(gap -> gap.sensor().entityId()).distinct().count();
        return "%d hours of %d entities are missing".formatted(hours, sensors);
    }

    /** The parts in their order. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>(
                parts(gaps.stream().filter(gap -> !gap.isBeforeTheFirst()).toList(), false));
        parts.addAll(parts(gaps.stream().filter(SensorGap::isBeforeTheFirst).toList(), true));
        return parts;
    }

    private static List<Part> parts(List<SensorGap> some, boolean isBackwards) {
        List<Part> parts = new ArrayList<>();
        for (Span span : union(some)) {
            for (Instant begin = span.begin(); begin.isBefore(span.end()); begin = begin.plus(LONGEST)) {
                Instant end = begin.plus(LONGEST).isBefore(span.end()) ? begin.plus(LONGEST) : span.end();
                Span hours = new Span(begin, end);
                parts.add(new Part(
                        hours,
                        some.stream()
                                .filter(gap -> gap.gap().overlaps(hours.begin(), hours.end()))
                                .toList()));
            }
        }
        Comparator<Part> order = Comparator.comparing(part -> part.hours().begin());
        parts.sort(isBackwards ? order.reversed() : order);
        return parts;
    }

    /** The times in which any of the gaps lies. */
    private static List<Span> union(List<SensorGap> some) {
        List<Span> union = new ArrayList<>();
        List<StatisticGap> sorted = some.stream()
                .map(SensorGap::gap)
                .sorted(Comparator.comparing(StatisticGap::begin))
                .toList();
        for (StatisticGap gap : sorted) {
            Span last = union.isEmpty() ? new Span(Instant.MIN, Instant.MIN) : union.get(union.size() - 1);
            if (gap.begin().isAfter(last.end())) {
                union.add(new Span(gap.begin(), gap.end()));
            } else if (gap.end().isAfter(last.end())) {
                union.set(union.size() - 1, new Span(last.begin(), gap.end()));
            }
        }
        return union;
    }
}

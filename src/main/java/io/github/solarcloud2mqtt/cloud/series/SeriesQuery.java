package io.github.solarcloud2mqtt.cloud.series;

import io.github.solarcloud2mqtt.plant.Device;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One call for a series.
 *
 * @param resolution the kind of series
 * @param interval the time between two values of a minute series, a multiple of five minutes; not used by the others
 * @param devices devices of one type whose plants are in one zone
 * @param points what to read of each device: point ids, with what a day, month or year is made of
 * @param zone the zone of the plants
 * @param span the time to read
 * @param page the page of the answer, from 1 up
 */
public record SeriesQuery(
        SeriesResolution resolution,
        Duration interval,
        List<Device> devices,
        SortedMap<String, SeriesAggregate> points,
        ZoneId zone,
        Span span,
        int page) {
    public SeriesQuery {
        devices = List.copyOf(devices);
        points = Collections.unmodifiableSortedMap(new TreeMap<>(points));
    }

    /** The same query for another page. */
    public SeriesQuery onPage(int other) {
        return new SeriesQuery(resolution, interval, devices, points, zone, span, other);
    }

    /** The same query for other devices. */
    public SeriesQuery of(List<Device> others) {
        return new SeriesQuery(resolution, interval, others, points, zone, span, 1);
    }

    /** The same query for other points. */
    public SeriesQuery with(SortedMap<String, SeriesAggregate> others) {
        return new SeriesQuery(resolution, interval, devices, others, zone, span, 1);
    }

    /** The same query for another time. */
    public SeriesQuery during(Span other) {
        return new SeriesQuery(resolution, interval, devices, points, zone, other, 1);
    }

    /**
     * A time with a beginning and an end.
     *
     * @param begin the first instant
     * @param end the instant after the last
     */
    public record Span(Instant begin, Instant end) {
        /** Whether an instant lies within. */
        public boolean contains(Instant instant) {
            return !instant.isBefore(begin) && instant.isBefore(end);
        }

        /** Whether there is no instant within. */
        public boolean isEmpty() {
            return !begin.isBefore(end);
        }
    }
}

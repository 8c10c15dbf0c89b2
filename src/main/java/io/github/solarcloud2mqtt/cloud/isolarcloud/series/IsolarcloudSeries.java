package io.github.solarcloud2mqtt.cloud.isolarcloud.series;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.SeriesData;
import io.github.solarcloud2mqtt.cloud.series.SeriesAggregate;
import io.github.solarcloud2mqtt.cloud.series.SeriesAnswer;
import io.github.solarcloud2mqtt.cloud.series.SeriesLimits;
import io.github.solarcloud2mqtt.cloud.series.SeriesQuery;
import io.github.solarcloud2mqtt.cloud.series.SeriesResolution;
import io.github.solarcloud2mqtt.cloud.series.SeriesRow;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.RawValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads series (Sungrow Open API V1 2.7 and 2.8, and their V2 counterparts). */
public final class IsolarcloudSeries {
    /** "The number of points in single request should be less than 50"; more are refused with code 010. */
    private static final int MOST_POINTS = 49;

    private static final int MOST_DEVICES = 50;
    private static final Duration LONGEST = Duration.ofHours(3);
    private static final int MOST_DAYS = 100;
    private static final int MOST_MONTHS = 24;
    private static final int MOST_YEARS = 5;
    private static final String STAMP = "time_stamp";
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);

    private final SeriesApi api;
    private final SeriesTimestamps stamps = new SeriesTimestamps();

    public IsolarcloudSeries(SeriesApi api) {
        this.api = api;
    }

    /** The limits of a call, the same for every type of device. */
    public static SeriesLimits limits(SeriesResolution resolution) {
        int periods = switch (resolution) {
            case MINUTES, DAYS -> MOST_DAYS;
            case MONTHS -> MOST_MONTHS;
            case YEARS -> MOST_YEARS;
        };
        return new SeriesLimits(LONGEST, periods, MOST_DEVICES, MOST_POINTS, false, Optional.empty(), 1);
    }

    /** Makes one call. */
    public SeriesAnswer read(SeriesQuery query) throws CloudException {
        return query.resolution() == SeriesResolution.MINUTES ? minutes(query) : periods(query);
    }

    private static String points(SeriesQuery query) {
        return query.points().keySet().stream().map(id -> "p" + id).collect(Collectors.joining(","));
    }

    private SeriesAnswer minutes(SeriesQuery query) throws CloudException {
        ZoneId zone = query.zone();
        Instant last = query.span().end().minus(query.interval());
        SeriesData data = api.minutes(
                query.devices(),
                points(query),
                SECONDS.format(query.span().begin().atZone(zone)),
                SECONDS.format(last.atZone(zone)),
                (int) query.interval().toMinutes());
        stamps.learn(
                data.frames().values().stream()
                        .flatMap(List::stream)
                        .flatMap(frame -> ResponseText.present(frame.get(STAMP)).stream())
                        .toList(),
                zone,
                query.span());
        List<SeriesRow> rows = new ArrayList<>();
        for (Device device : query.devices()) {
            for (Map<String, String> frame : data.frames().getOrDefault(device.id(), List.of())) {
                ResponseText.present(frame.get(STAMP))
                        .flatMap(stamp -> stamps.instant(stamp, query.span(), zone))
                        .ifPresent(
                                time -> rows.add(new SeriesRow(device.id(), time, values(frame, query, data.units()))));
            }
        }
        return answer(rows, data, query);
    }

    private static Map<String, RawValue> values(
            Map<String, String> frame, SeriesQuery query, Map<String, String> units) {
        Map<String, RawValue> values = new HashMap<>();
        frame.forEach((name, text) -> pointId(name, query.points().keySet())
                .ifPresent(id -> ResponseText.present(text)
                        .ifPresent(value -> values.put(id, new RawValue(value, units.getOrDefault(id, ""))))));
        return values;
    }

    /**
     * The point of a member: its id after a {@code p}; in a sample of the vendor (practical guide, chapter 6.5) after a 5.
     */
    static Optional<String> pointId(String name, Set<String> asked) {
        String rest = name.isEmpty() ? "" : name.substring(1);
        boolean marked = name.startsWith("p") || name.startsWith("5");
        return marked && asked.contains(rest)
                ? Optional.of(rest)
                : Optional.of(name).filter(asked::contains);
    }

    private SeriesAnswer periods(SeriesQuery query) throws CloudException {
        SeriesResolution resolution = query.resolution();
        LocalDate begin = LocalDate.ofInstant(query.span().begin(), query.zone());
        LocalDate last = LocalDate.ofInstant(query.span().end().minusMillis(1), query.zone());
        Set<SeriesAggregate> aggregates = new HashSet<>(query.points().values());
        SeriesData data = api.periods(
                query.devices(),
                points(query),
                resolution,
                stamp(begin, resolution),
                stamp(last, resolution),
                aggregates.stream().map(IsolarcloudSeries::number).sorted().collect(Collectors.joining(",")));
        List<SeriesRow> rows = new ArrayList<>();
        for (Device device : query.devices()) {
            Map<Instant, Map<String, RawValue>> byTime = new HashMap<>();
            data.periods()
                    .getOrDefault(device.id(), Map.of())
                    .forEach((name, entries) -> pointId(name, query.points().keySet())
                            .ifPresent(id -> entries.forEach(entry -> period(entry, resolution)
                                    .map(day -> day.atStartOfDay(query.zone()).toInstant())
                                    .filter(query.span()::contains)
                                    .ifPresent(time -> value(entry, id, query, data)
                                            .ifPresent(value -> byTime.computeIfAbsent(time, each -> new HashMap<>())
                                                    .put(id, value))))));
            byTime.forEach((time, values) -> rows.add(new SeriesRow(device.id(), time, values)));
        }
        return answer(rows, data, query);
    }

    private static Optional<RawValue> value(Map<String, String> entry, String id, SeriesQuery query, SeriesData data) {
        SeriesAggregate wanted = query.points().getOrDefault(id, SeriesAggregate.PEAK);
        return ResponseText.present(entry.get(number(wanted)))
                .map(text -> new RawValue(text, data.units().getOrDefault(id, "")));
    }

    private static SeriesAnswer answer(List<SeriesRow> rows, SeriesData data, SeriesQuery query) {
        Set<String> ids = new HashSet<>(data.illegal());
        ids.retainAll(query.devices().stream().map(Device::id).toList());
        return new SeriesAnswer(rows, ids, false);
    }

    /** The vendor's number of an aggregate (Open API V1 2.8.3, data_type). */
    private static String number(SeriesAggregate aggregate) {
        return switch (aggregate) {
            case MEAN -> "1";
            case PEAK -> "2";
            case TOTAL -> "4";
        };
    }

    private static String stamp(LocalDate day, SeriesResolution resolution) {
        return DAY.format(day).substring(0, digits(resolution));
    }

    private static int digits(SeriesResolution resolution) {
        return switch (resolution) {
            case MINUTES, DAYS -> 8;
            case MONTHS -> 6;
            case YEARS -> 4;
        };
    }

    private static Optional<LocalDate> period(Map<String, String> entry, SeriesResolution resolution) {
        String digits = ResponseText.present(entry.get(STAMP)).orElse("").replaceAll("\\D", "");
        int wanted = digits(resolution);
        if (digits.length() < wanted) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(digits.substring(0, wanted) + "0101".substring(wanted - 4), DAY));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

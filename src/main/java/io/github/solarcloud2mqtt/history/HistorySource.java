package io.github.solarcloud2mqtt.history;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.series.SeriesQuery;
import io.github.solarcloud2mqtt.cloud.series.SeriesQuery.Span;
import io.github.solarcloud2mqtt.cloud.series.SeriesResolution;
import io.github.solarcloud2mqtt.cloud.series.SeriesRow;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import io.github.solarcloud2mqtt.plant.PointKind;
import io.github.solarcloud2mqtt.plant.PointValue;
import io.github.solarcloud2mqtt.plant.RawValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The past values of the plants of one account in one zone, slice by slice. */
final class HistorySource {
    /** A value that is not at a time of the step stands for the next one for so long. */
    private static final Duration OLDEST = Duration.ofMinutes(5);

    private static final long GRID_MS = 300_000;

    private final HistoryAccount account;
    private final ZoneId zone;
    private final HistoryStep step;
    private final Span span;
    private final List<DeviceGroup> groups;
    private final SeriesCaller caller;
    private final HistorySummary summary;
    private final Map<String, Map<String, MeasuringPoint>> points = new HashMap<>();
    private final Map<String, String> plants = new HashMap<>();
    private final Instant now;
    private Instant done;
    private long callsDone;

    HistorySource(
            HistoryAccount account,
            ZoneId zone,
            List<MonitoredDevice> devices,
            HistoryStep step,
            Span span,
            SeriesCaller caller,
            HistorySummary summary,
            Instant now) {
        this.account = account;
        this.zone = zone;
        this.step = step;
        this.span = span;
        this.caller = caller;
        this.summary = summary;
        this.now = now;
        groups = DeviceGroup.of(account, devices, step);
        List<String> without = DeviceGroup.withoutSeries(account, devices, step);
        if (!without.isEmpty()) {
            summary.leaveOut(
                    "%s: the cloud offers no past values of such devices.".formatted(String.join(", ", without)));
        }
        done = span.begin();
        for (MonitoredDevice device : devices) {
            Map<String, MeasuringPoint> ofDevice = new HashMap<>();
            HistoryPoints.of(device).forEach(point -> ofDevice.put(point.id(), point));
            points.put(device.id(), ofDevice);
            plants.put(device.id(), device.plant().id());
        }
    }

    /** Until when all values have been returned. */
    Instant done() {
        return done;
    }

    boolean isFinished() {
        return groups.isEmpty() || !done.isBefore(span.end());
    }

    /** The calls that the rest of the span needs. */
    long calls() {
        long calls = 0;
        for (Instant begin = done; !groups.isEmpty() && begin.isBefore(span.end()); begin = sliceEnd(begin)) {
            calls += calls(new Span(begin, sliceEnd(begin)));
        }
        return calls;
    }

    private long calls(Span slice) {
        return groups.stream()
                .mapToLong(group ->
                        (long) spans(group, slice).size() * group.limits().pages())
                .sum();
    }

    /** The calls of {@link #calls} that have been made. */
    long callsDone() {
        return callsDone;
    }

    /** The values of the next slice, by time. */
    Map<Instant, List<HistoryValue>> next() throws CloudException, InterruptedException {
        Span slice = new Span(done, sliceEnd(done));
        Map<Instant, List<HistoryValue>> values = new TreeMap<>();
        for (DeviceGroup group : groups) {
            if (group.isFormed(step)) {
                form(group, slice, values);
            } else {
                read(group, slice, values);
            }
        }
        done = slice.end();
        callsDone += calls(slice);
        return values;
    }

    /** Minute series go by the longest call, or by days where calls read whole days; the others by their longest call. */
    private Instant sliceEnd(Instant begin) {
        Instant end;
        if (!step.isInstant()) {
            int periods = groups.stream()
                    .filter(group -> !group.isFormed(step))
                    .mapToInt(group -> group.limits().periods())
                    .min()
                    .orElse(1);
            end = step.after(begin, periods, zone);
        } else if (groups.stream().anyMatch(group -> group.limits().wholeDays())) {
            end = startOfDay(LocalDate.ofInstant(begin, zone).plusDays(1));
        } else {
            end = begin.plus(groups.stream()
                            .map(group -> group.limits().span())
                            .min(Comparator.naturalOrder())
                            .orElse(Duration.ofDays(1)))
                    .plus(step.minutes());
        }
        return end.isAfter(span.end()) ? span.end() : end;
    }

    private Instant startOfDay(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The parts of a slice that one call can read. */
    private List<Span> spans(DeviceGroup group, Span slice) {
        Span reachable = SeriesCaller.reachable(slice, group, zone, now);
        List<Span> spans = new ArrayList<>();
        Instant begin = reachable.begin();
        if (begin.isAfter(slice.begin()) && group.resolution() == SeriesResolution.MINUTES) {
            summary.note("The cloud keeps values some minutes apart of %s only since %s."
                    .formatted(
                            ids(group),
                            startOfDay(LocalDate.ofInstant(begin, zone))
                                    .atZone(zone)
                                    .toLocalDate()));
        }
        while (begin.isBefore(slice.end())) {
            Instant end = spanEnd(group, begin);
            spans.add(new Span(begin, end.isAfter(slice.end()) ? slice.end() : end));
            begin = end;
        }
        return spans;
    }

    private static String ids(DeviceGroup group) {
        return String.join(
                ", ", group.devices().stream().map(MonitoredDevice::id).toList());
    }

    private Instant spanEnd(DeviceGroup group, Instant begin) {
        if (group.resolution() != SeriesResolution.MINUTES) {
            return group.isFormed(step)
                    ? startOfDay(LocalDate.ofInstant(begin, zone)
                            .plusDays(group.limits().periods()))
                    : step.after(begin, group.limits().periods(), zone);
        }
        return group.limits().wholeDays()
                ? startOfDay(LocalDate.ofInstant(begin, zone).plusDays(1))
                : begin.plus(group.limits().span()).plus(interval(group));
    }

    private Duration interval(DeviceGroup group) {
        return group.isFormed(step) ? OLDEST : step.minutes();
    }

    private List<SeriesRow> rows(DeviceGroup group, Span part) throws CloudException, InterruptedException {
        return caller.read(new SeriesQuery(
                group.resolution(),
                interval(group),
                group.devices().stream().map(MonitoredDevice::device).toList(),
                group.points(),
                zone,
                part,
                1));
    }

    private void read(DeviceGroup group, Span slice, Map<Instant, List<HistoryValue>> values)
            throws CloudException, InterruptedException {
        for (Span part : spans(group, slice)) {
            Map<String, NewestReading> newest = new HashMap<>();
            List<SeriesRow> rows = new ArrayList<>(rows(group, early(group, part)));
            rows.sort(Comparator.comparing(SeriesRow::time));
            for (SeriesRow row : rows) {
                if (step.isInstant()) {
                    newest.computeIfAbsent(row.deviceId(), device -> new NewestReading())
                            .add(row);
                } else if (part.contains(row.time())) {
                    add(row, row.time(), values);
                }
            }
            newest.forEach((device, reading) -> reading.values(device).forEach(row -> {
                if (part.contains(row.time())) {
                    add(row, row.time(), values);
                }
            }));
        }
    }

    /** Where readings may lie off the times of the step, the first of them may be just before the first time. */
    private Span early(DeviceGroup group, Span part) {
        boolean isFirst = part.begin().equals(span.begin());
        return step.isInstant() && group.limits().wholeDays() && isFirst
                ? new Span(part.begin().minus(OLDEST), part.end())
                : part;
    }

    /** The readings of one device at the times of the step. */
    private final class NewestReading {
        private final TreeMap<Instant, Map<String, RawValue>> atStep = new TreeMap<>();

        /** Later readings replace earlier ones. */
        void add(SeriesRow row) {
            Instant next = step.ceiling(row.time(), zone);
            boolean onGrid = row.time().toEpochMilli() % GRID_MS == 0;
            boolean counts =
                    onGrid ? next.equals(row.time()) : !row.time().plus(OLDEST).isBefore(next);
            if (counts) {
                atStep.computeIfAbsent(next, time -> new HashMap<>()).putAll(row.values());
            }
        }

        List<SeriesRow> values(String device) {
            List<SeriesRow> rows = new ArrayList<>();
            atStep.forEach((time, values) -> rows.add(new SeriesRow(device, time, values)));
            return rows;
        }
    }

    private void form(DeviceGroup group, Span slice, Map<Instant, List<HistoryValue>> values)
            throws CloudException, InterruptedException {
        for (Instant begin = slice.begin(); begin.isBefore(slice.end()); begin = step.next(begin, zone)) {
            Span period = new Span(begin, step.next(begin, zone));
            if (SeriesCaller.reachable(period, group, zone, now).equals(period)) {
                formOne(group, period, values);
            } else {
                summary.note("The cloud keeps values some minutes apart of %s not long enough for all of the time."
                        .formatted(ids(group)));
            }
        }
    }

    private void formOne(DeviceGroup group, Span period, Map<Instant, List<HistoryValue>> values)
            throws CloudException, InterruptedException {
        Map<String, Map<String, PeriodFormer>> formers = new HashMap<>();
        for (Span part : spans(group, period)) {
            for (SeriesRow row : rows(group, part)) {
                if (period.contains(row.time())) {
                    formers.computeIfAbsent(row.deviceId(), device -> new HashMap<>());
                    Map<String, PeriodFormer> ofDevice = formers.getOrDefault(row.deviceId(), Map.of());
                    row.values()
                            .forEach((id, raw) -> point(row.deviceId(), id)
                                    .ifPresent(point -> number(point, raw)
                                            .ifPresent(number -> ofDevice.computeIfAbsent(
                                                            id, each -> new PeriodFormer(point.kind(), zone))
                                                    .add(row.time(), number))));
                }
            }
        }
        formers.forEach((device, ofDevice) -> ofDevice.forEach((id, former) -> point(device, id)
                .ifPresent(point -> former.value()
                        .ifPresent(value -> values.computeIfAbsent(period.begin(), time -> new ArrayList<>())
                                .add(value(device, point, period.begin(), new PointValue.Numeric(value)))))));
    }

    private Optional<BigDecimal> number(MeasuringPoint point, RawValue raw) {
        return account.catalog()
                .interpretPast(point, raw)
                .filter(PointValue.Numeric.class::isInstance)
                .map(value -> ((PointValue.Numeric) value).value())
                .filter(number -> !isEmptyCounter(point, number));
    }

    private boolean isEmptyCounter(MeasuringPoint point, BigDecimal number) {
        boolean isEmpty = point.kind() == PointKind.LIFETIME_COUNTER && number.signum() <= 0;
        if (isEmpty) {
            summary.emptyCounter();
        }
        return isEmpty;
    }

    private Optional<MeasuringPoint> point(String device, String id) {
        return Optional.ofNullable(points.getOrDefault(device, Map.of()).get(id));
    }

    private void add(SeriesRow row, Instant time, Map<Instant, List<HistoryValue>> values) {
        row.values()
                .forEach((id, raw) -> point(row.deviceId(), id).ifPresent(point -> {
                    Optional<PointValue> value = point.kind().isNumeric()
                            ? number(point, raw).map(PointValue.Numeric::new)
                            : account.catalog().interpretPast(point, raw);
                    value.ifPresent(present -> values.computeIfAbsent(time, each -> new ArrayList<>())
                            .add(value(row.deviceId(), point, time, present)));
                }));
    }

    private HistoryValue value(String device, MeasuringPoint point, Instant time, PointValue value) {
        return new HistoryValue(
                time.atZone(zone).toOffsetDateTime(),
                plants.getOrDefault(device, ""),
                device,
                point.key(),
                value,
                point.unit());
    }
}

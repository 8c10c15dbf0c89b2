package io.github.solarcloud2mqtt.values;

import io.github.solarcloud2mqtt.catalog.Catalog;
import io.github.solarcloud2mqtt.catalog.DerivedPower;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import io.github.solarcloud2mqtt.plant.PointKind;
import io.github.solarcloud2mqtt.plant.PointValue;
import io.github.solarcloud2mqtt.plant.RawValue;
import io.github.solarcloud2mqtt.plant.Reading;
import io.github.solarcloud2mqtt.plant.Unit;
import io.github.solarcloud2mqtt.values.guard.Counter;
import io.github.solarcloud2mqtt.values.guard.ValueGuards;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The newest data of one device, in its published form. */
public final class DeviceValues {

    /** The maximum difference between the clocks of device, cloud and bridge. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Catalog catalog;
    private final ValueGuards guards;
    private MonitoredDevice device;
    private TimestampResolver resolver;
    private final Map<String, PointValue> values = new HashMap<>();
    private final Set<String> supported = new HashSet<>();
    private Optional<LocalDateTime> printedTime = Optional.empty();
    private Optional<OffsetDateTime> time = Optional.empty();
    private Optional<Instant> advanced = Optional.empty();
    private boolean disconnected;
    private Reading.Alert alert = Reading.Alert.NORMAL;

    DeviceValues(MonitoredDevice device, Catalog catalog, ValueGuards guards, TimestampResolver resolver) {
        this.device = device;
        this.catalog = catalog;
        this.guards = guards;
        this.resolver = resolver;
    }

    /** Sets the resolver for the time stamps of later readings. */
    void use(TimestampResolver timestamps) {
        resolver = timestamps;
    }

    /** Applies a later discovery: the device may have another name or other points. */
    void update(MonitoredDevice found) {
        device = found;
        for (MeasuringPoint point : device.points()) {
            Optional.ofNullable(device.properties().get(point.id()))
                    .flatMap(raw -> catalog.interpret(point, RawValue.of(raw)))
                    .ifPresent(value -> show(point, value));
        }
    }

    public MonitoredDevice device() {
        return device;
    }

    /**
     * Applies a reading.
     *
     * @param asked the ids of the requested points; the others keep their values
     */
    void accept(Reading reading, Set<String> asked, Instant now) {
        boolean isNew = reading.time().isEmpty() || !reading.time().equals(printedTime);
        boolean isLater = isLater(reading);
        time = reading.time().map(printed -> resolver.resolve(printed, now, isLater));
        boolean isFromFuture = time.map(OffsetDateTime::toInstant)
                .filter(moment -> moment.isAfter(now.plus(SKEW)))
                .isPresent();
        if (!isFromFuture && advanced.isEmpty()) {
            advanced = time.map(OffsetDateTime::toInstant).filter(now::isAfter).or(() -> Optional.of(now));
        } else if (!isFromFuture && isNew) {
            advanced = Optional.of(now);
        }
        printedTime = reading.time();
        disconnected = !reading.online().orElse(true);
        reading.alert().ifPresent(reported -> alert = reported);
        interpret(reading, asked, isNew, now);
    }

    private boolean isLater(Reading reading) {
        return printedTime
                .flatMap(before -> reading.time().map(printed -> printed.isAfter(before)))
                .orElse(false);
    }

    /** Counters are processed last: the powers of the same reading limit their increase. */
    private void interpret(Reading reading, Set<String> asked, boolean isNew, Instant now) {
        List<MeasuringPoint> read = device.points().stream()
                .filter(point -> asked.contains(point.id()))
                .toList();
        read.forEach(point -> values.remove(point.key()));
        for (MeasuringPoint point : read) {
            if (!point.kind().isCounter()) {
                value(point, reading).ifPresent(value -> show(point, value));
            }
        }
        for (MeasuringPoint point : read) {
            if (point.kind().isCounter()) {
                count(point, reading, isNew, now).ifPresent(value -> show(point, value));
            }
        }
        Set<String> keys = new HashSet<>();
        read.forEach(point -> keys.add(point.key()));
        DerivedPower.update(device.points(), keys, values);
    }

    private Optional<PointValue> value(MeasuringPoint point, Reading reading) {
        Optional<RawValue> raw = Optional.ofNullable(reading.values().get(point.id()));
        raw.filter(each -> catalog.isSupported(point, each)).ifPresent(each -> supported.add(point.id()));
        return raw.filter(each -> supported.contains(point.id())).flatMap(each -> catalog.interpret(point, each));
    }

    private void show(MeasuringPoint point, PointValue value) {
        values.put(point.key(), value);
        if (value instanceof PointValue.Numeric number) {
            catalog.unit(point)
                    .filter(DeviceValues::isPower)
                    .ifPresent(unit -> guards.sawPower(device, number.value().scaleByPowerOfTen(unit.exponent())));
        }
    }

    private static boolean isPower(Unit unit) {
        return unit.isPower() || unit.base().equals("Wp");
    }

    /** The value of a counter, if it may be published. */
    private Optional<PointValue> count(MeasuringPoint point, Reading reading, boolean isNew, Instant now) {
        Counter counter = new Counter(device, point, catalog.unit(point));
        Instant measured = time.map(OffsetDateTime::toInstant).orElse(now);
        Optional<RawValue> raw = Optional.ofNullable(reading.values().get(point.id()));
        Optional<BigDecimal> number = raw.flatMap(each -> catalog.number(point, each));
        if (point.kind() == PointKind.LIFETIME_COUNTER) {
            return number.flatMap(value -> guards.lifetime(counter, value, measured, isNew))
                    .or(() -> raw.filter(catalog::isFiller).flatMap(filler -> guards.lastOfLifetime(counter, measured)))
                    .map(PointValue.Numeric::new);
        }
        if (point.kind() == PointKind.DAILY_COUNTER) {
            return number.flatMap(value ->
                            guards.daily(counter, value, resolver.atPlant(measured), resolver.atPlant(now), isNew))
                    .map(PointValue.Numeric::new);
        }
        return number.flatMap(value -> guards.period(counter, value, resolver.atPlant(measured), isNew))
                .map(PointValue.Numeric::new);
    }

    /** The current values by key; points without a value are absent. */
    public Map<String, PointValue> values() {
        return Map.copyOf(values);
    }

    /** The time stamp of the newest data. */
    public Optional<OffsetDateTime> time() {
        return time;
    }

    /** The cloud's summary of the device's health. */
    public Reading.Alert alert() {
        return alert;
    }

    /**
     * Whether the device is online: the cloud does not report it as disconnected, and its data, if it has any, has
     * advanced recently.
     *
     * @param staleAfter how long the data of an online device may remain unchanged
     */
    public boolean isOnline(Instant now, Duration staleAfter) {
        return !disconnected && (!device.isRead() || isFresh(now, staleAfter));
    }

    /** Adjusts to a wall clock that was set: the age of the data does not change. */
    void clockWasSet(Duration step) {
        advanced = advanced.map(moment -> moment.plus(step));
    }

    private boolean isFresh(Instant now, Duration staleAfter) {
        return advanced.map(moment -> Duration.between(moment, now).compareTo(staleAfter) <= 0)
                .orElse(false);
    }
}

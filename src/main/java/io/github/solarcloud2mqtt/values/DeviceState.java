package io.github.solarcloud2mqtt.values;

import io.github.solarcloud2mqtt.catalog.DerivedPower;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import io.github.solarcloud2mqtt.plant.PointKind;
import io.github.solarcloud2mqtt.plant.PointValue;
import io.github.solarcloud2mqtt.plant.RawValue;
import io.github.solarcloud2mqtt.plant.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The newest readings of one device, made into what is published. */
public final class DeviceState {

    private final TimestampResolver clock;
    private final ValueGuards guards;
    private MonitoredDevice device;
    private final Map<String, PointValue> values = new HashMap<>();
    private Optional<LocalDateTime> printedTime = Optional.empty();
    private Optional<OffsetDateTime> time = Optional.empty();
    private Optional<Instant> advanced = Optional.empty();
    private boolean disconnected;
    private Reading.Alert alert = Reading.Alert.NORMAL;

    DeviceState(MonitoredDevice device, TimestampResolver clock, ValueGuards guards) {
        this.device = device;
        this.clock = clock;
        this.guards = guards;
    }

    /** The device may have been renamed, or show other points, since the last discovery. */
    void update(MonitoredDevice device) {
        this.device = device;
        for (MeasuringPoint point : device.points()) {
            Optional.ofNullable(device.properties().get(point.id()))
                    .flatMap(point::interpret)
                    .ifPresent(value -> values.put(point.key(), value));
        }
    }

    public MonitoredDevice device() {
        return device;
    }

    /**
     * Takes in what the cloud says now.
     *
     * @param asked the points that were asked for; the others keep their values
     */
    void accept(Reading reading, Set<String> asked, Instant now) {
        boolean fresh = reading.time().isEmpty() || !reading.time().equals(printedTime);
        boolean later = isLater(reading);
        time = reading.time().map(printed -> clock.resolve(printed, now, later));
        if (advanced.isEmpty()) {
            advanced = time.map(OffsetDateTime::toInstant).filter(now::isAfter).or(() -> Optional.of(now));
        } else if (fresh) {
            advanced = Optional.of(now);
        }
        printedTime = reading.time();
        disconnected = !reading.online().orElse(true);
        reading.alert().ifPresent(told -> alert = told);
        interpret(reading, asked, fresh, now);
    }

    private boolean isLater(Reading reading) {
        return printedTime
                .flatMap(before -> reading.time().map(printed -> printed.isAfter(before)))
                .orElse(false);
    }

    private void interpret(Reading reading, Set<String> asked, boolean fresh, Instant now) {
        Set<String> read = new HashSet<>();
        for (MeasuringPoint point : device.points()) {
            if (asked.contains(point.id())) {
                read.add(point.key());
                values.remove(point.key());
                Optional.ofNullable(reading.values().get(point.id()))
                        .map(RawValue::text)
                        .flatMap(raw -> point.kind().isCounter() ? guard(point, raw, fresh, now) : Optional.of(raw))
                        .flatMap(point::interpret)
                        .ifPresent(value -> values.put(point.key(), value));
            }
        }
        DerivedPower.update(device.points(), read, values);
    }

    /** The cloud's number as it may be published, if it may. */
    private Optional<String> guard(MeasuringPoint point, String raw, boolean fresh, Instant now) {
        Optional<BigDecimal> number = MeasuringPoint.number(raw);
        if (point.kind() == PointKind.LIFETIME_COUNTER) {
            return number.map(value ->
                    guards.lifetime(device.id(), point.id(), value, fresh).toPlainString());
        }
        if (point.kind() == PointKind.DAILY_COUNTER) {
            LocalDateTime measured =
                    clock.atPlant(time.map(OffsetDateTime::toInstant).orElse(now));
            return number.filter(value -> guards.daily(device.id(), point.id(), value, measured, clock.atPlant(now)))
                    .map(BigDecimal::toPlainString);
        }
        return Optional.of(raw);
    }

    /** The present values by key; points without a value are absent. */
    public Map<String, PointValue> values() {
        return Map.copyOf(values);
    }

    /** When the newest data was measured. */
    public Optional<OffsetDateTime> time() {
        return time;
    }

    /** What the cloud says of the device's health. */
    public Reading.Alert alert() {
        return alert;
    }

    /**
     * Whether the device lives: the cloud does not hold it for disconnected, and its data has advanced lately if it has
     * any.
     *
     * @param staleAfter how long data may stand still
     */
    public boolean isOnline(Instant now, Duration staleAfter) {
        return !disconnected && (!device.isRead() || isFresh(now, staleAfter));
    }

    private boolean isFresh(Instant now, Duration staleAfter) {
        return advanced.map(moment -> Duration.between(moment, now).compareTo(staleAfter) <= 0)
                .orElse(false);
    }
}

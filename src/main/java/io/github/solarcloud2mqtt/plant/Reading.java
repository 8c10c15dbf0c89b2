package io.github.solarcloud2mqtt.plant;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The newest data of one device.
 *
 * @param deviceId the device
 * @param time when the data was measured, as the cloud prints it; no cloud says in which zone
 * @param online whether the cloud reports the device as connected; empty if the cloud does not say
 * @param alert the cloud's summary of the device's health; empty if the cloud does not give one
 * @param values the value of each point that has one, by point id; points without a value are absent
 * @param plantZone the zone of the device's plant, if it is reported with the data
 */
public record Reading(
        String deviceId,
        Optional<LocalDateTime> time,
        Optional<Boolean> online,
        Optional<Alert> alert,
        Map<String, RawValue> values,
        Optional<ZoneId> plantZone) {

    public Reading {
        values = Map.copyOf(values);
    }

    /** A reading that reports no zone. */
    public Reading(
            String deviceId,
            Optional<LocalDateTime> time,
            Optional<Boolean> online,
            Optional<Alert> alert,
            Map<String, RawValue> values) {
        this(deviceId, time, online, alert, values, Optional.empty());
    }

    /** This reading with the values of a later one of the same device added; time and status are those of the later. */
    public Reading mergedWith(Reading later) {
        Map<String, RawValue> all = new HashMap<>(values);
        all.putAll(later.values);
        return new Reading(
                later.deviceId, later.time, later.online, later.alert, all, later.plantZone.or(() -> plantZone));
    }

    /** The cloud's summary of a device's faults. */
    public enum Alert {
        NORMAL,
        ALARM,
        FAULT
    }
}

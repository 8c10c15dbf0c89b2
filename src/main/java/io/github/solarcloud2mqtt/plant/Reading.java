package io.github.solarcloud2mqtt.plant;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * What the cloud last heard from one device.
 *
 * @param deviceId the device
 * @param time when the data was measured, as the cloud prints it; no cloud says in which zone
 * @param online whether the cloud holds the device for connected, if it says so
 * @param alert what the cloud says of the device's health, if it says anything
 * @param values the raw text of each point that has a value, by point id; points without a value are absent
 */
public record Reading(
        String deviceId,
        Optional<LocalDateTime> time,
        Optional<Boolean> online,
        Optional<Alert> alert,
        Map<String, String> values) {

    public Reading {
        values = Map.copyOf(values);
    }

    /** The cloud's own summary of a device's faults. */
    public enum Alert {
        NORMAL,
        ALARM,
        FAULT
    }
}

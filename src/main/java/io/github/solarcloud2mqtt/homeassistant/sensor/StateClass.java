package io.github.solarcloud2mqtt.homeassistant.sensor;

import io.github.solarcloud2mqtt.plant.PointKind;
import java.util.Locale;
import java.util.Optional;

/** The state class of a sensor, which decides its statistics in Home Assistant. */
public enum StateClass {
    /** Mean, lowest and highest value. */
    MEASUREMENT,
    /** Sum of the increases; after a decrease the counter is assumed to restart at zero. */
    TOTAL_INCREASING;

    /** The state class for the values of a measuring point; empty if they are not numbers. */
    static Optional<StateClass> of(PointKind kind) {
        if (kind.isCounter()) {
            return Optional.of(TOTAL_INCREASING);
        }
        return kind.isNumeric() ? Optional.of(MEASUREMENT) : Optional.empty();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.github.solarcloud2mqtt.simulator.points;

import org.jspecify.annotations.Nullable;

/** Reads the value of one measuring point, as the cloud prints it. */
@FunctionalInterface
public interface PointGenerator {

    /** The value, or null if there is none at this time. */
    @Nullable
    String read(ReportedState state);
}

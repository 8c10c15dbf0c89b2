package io.github.solarcloud2mqtt.simulator.points.generator;

import org.jspecify.annotations.Nullable;

/** Generates the value of one measuring point in the format of the cloud. */
@FunctionalInterface
public interface PointGenerator {

    /** Returns the value, or null if there is none at this time. */
    @Nullable
    String value(ReportedState state);
}

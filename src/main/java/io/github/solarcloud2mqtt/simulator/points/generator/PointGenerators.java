package io.github.solarcloud2mqtt.simulator.points.generator;

import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Collects the generators of one device type by point id; the devices of a type share power and energy equally. */
public final class PointGenerators {

    private final Map<String, PointGenerator> generators = new LinkedHashMap<>();
    private final int devices;

    public PointGenerators() {
        this(1);
    }

    /** @param devices how many devices share power and energy; 0 counts as one */
    public PointGenerators(int devices) {
        this.devices = Math.max(1, devices);
    }

    public PointGenerators add(int pointId, PointGenerator generator) {
        generators.put(String.valueOf(pointId), generator);
        return this;
    }

    /** Adds a number with one digit. */
    public PointGenerators number(int pointId, ToDoubleFunction<ReportedState> number) {
        return add(pointId, state -> Decimals.one(number.applyAsDouble(state)));
    }

    /** Adds a share from 0 to 1. */
    public PointGenerators share(int pointId, ToDoubleFunction<ReportedState> share) {
        return add(pointId, state -> Decimals.three(share.applyAsDouble(state)));
    }

    /** Adds a constant. */
    public PointGenerators fixed(int pointId, String text) {
        return add(pointId, state -> text);
    }

    public PointGenerators power(int pointId, Flow flow) {
        return number(pointId, state -> part(state.watts(flow)));
    }

    public PointGenerators lifetime(int pointId, Flow flow) {
        return number(pointId, state -> part(state.lifetime(flow)));
    }

    public PointGenerators today(int pointId, Flow flow) {
        return number(pointId, state -> part(state.today(flow)));
    }

    /** The share of one device. */
    public double part(double whole) {
        return whole / devices;
    }

    public Map<String, PointGenerator> toMap() {
        return generators;
    }
}

package io.github.solarcloud2mqtt.simulator.points;

import io.github.solarcloud2mqtt.simulator.home.Flow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Collects the generators of one type of device, by the id of their points; devices of a type share what flows equally. */
final class PointGenerators {

    private final Map<String, PointGenerator> generators = new LinkedHashMap<>();
    private final int devices;

    PointGenerators() {
        this(1);
    }

    /** @param devices how many share what flows; none counts as one */
    PointGenerators(int devices) {
        this.devices = Math.max(1, devices);
    }

    PointGenerators add(int pointId, PointGenerator generator) {
        generators.put(String.valueOf(pointId), generator);
        return this;
    }

    /** Any number, printed with one digit. */
    PointGenerators number(int pointId, ToDoubleFunction<ReportedState> number) {
        return add(pointId, state -> Decimals.one(number.applyAsDouble(state)));
    }

    /** A share from 0 to 1. */
    PointGenerators share(int pointId, ToDoubleFunction<ReportedState> share) {
        return add(pointId, state -> Decimals.three(share.applyAsDouble(state)));
    }

    /** Always the same. */
    PointGenerators fixed(int pointId, String text) {
        return add(pointId, state -> text);
    }

    PointGenerators power(int pointId, Flow flow) {
        return number(pointId, state -> part(state.watts(flow)));
    }

    PointGenerators lifetime(int pointId, Flow flow) {
        return number(pointId, state -> part(state.lifetime(flow)));
    }

    PointGenerators today(int pointId, Flow flow) {
        return number(pointId, state -> part(state.today(flow)));
    }

    /** What one of the devices has of a whole. */
    double part(double whole) {
        return whole / devices;
    }

    Map<String, PointGenerator> toMap() {
        return generators;
    }
}

package io.github.solarcloud2mqtt.simulator.points;

import io.github.solarcloud2mqtt.simulator.home.Flow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Collects the gauges of one type of device, by the id of their points; devices of a type share what flows equally. */
final class PointGenerators {

    private final Map<String, PointGenerator> gauges = new LinkedHashMap<>();
    private final int devices;

    PointGenerators() {
        this(1);
    }

    /** @param devices how many share what flows; none counts as one */
    PointGenerators(int devices) {
        this.devices = Math.max(1, devices);
    }

    PointGenerators gauge(int pointId, PointGenerator gauge) {
        gauges.put(String.valueOf(pointId), gauge);
        return this;
    }

    /** Any number, printed with one digit. */
    PointGenerators number(int pointId, ToDoubleFunction<ReportedState> number) {
        return gauge(pointId, heard -> Decimals.one(number.applyAsDouble(heard)));
    }

    /** A share from 0 to 1. */
    PointGenerators share(int pointId, ToDoubleFunction<ReportedState> share) {
        return gauge(pointId, heard -> Decimals.three(share.applyAsDouble(heard)));
    }

    /** Always the same. */
    PointGenerators fixed(int pointId, String text) {
        return gauge(pointId, heard -> text);
    }

    PointGenerators power(int pointId, Flow flow) {
        return number(pointId, heard -> part(heard.watts(flow)));
    }

    PointGenerators lifetime(int pointId, Flow flow) {
        return number(pointId, heard -> part(heard.lifetime(flow)));
    }

    PointGenerators today(int pointId, Flow flow) {
        return number(pointId, heard -> part(heard.today(flow)));
    }

    /** What one of the devices has of a whole. */
    double part(double whole) {
        return whole / devices;
    }

    Map<String, PointGenerator> toMap() {
        return gauges;
    }
}

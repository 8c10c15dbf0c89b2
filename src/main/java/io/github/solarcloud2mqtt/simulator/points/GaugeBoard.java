package io.github.solarcloud2mqtt.simulator.points;

import io.github.solarcloud2mqtt.simulator.home.Flow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Collects the gauges of one type of device, by the id of their points; devices of a type share what flows equally. */
final class GaugeBoard {

    private final Map<String, Gauge> gauges = new LinkedHashMap<>();
    private final int devices;

    GaugeBoard() {
        this(1);
    }

    /** @param devices how many share what flows; none counts as one */
    GaugeBoard(int devices) {
        this.devices = Math.max(1, devices);
    }

    GaugeBoard gauge(int pointId, Gauge gauge) {
        gauges.put(String.valueOf(pointId), gauge);
        return this;
    }

    /** Any number, printed with one digit. */
    GaugeBoard number(int pointId, ToDoubleFunction<Heard> number) {
        return gauge(pointId, heard -> Decimals.one(number.applyAsDouble(heard)));
    }

    /** A share from 0 to 1. */
    GaugeBoard share(int pointId, ToDoubleFunction<Heard> share) {
        return gauge(pointId, heard -> Decimals.three(share.applyAsDouble(heard)));
    }

    /** Always the same. */
    GaugeBoard fixed(int pointId, String text) {
        return gauge(pointId, heard -> text);
    }

    GaugeBoard power(int pointId, Flow flow) {
        return number(pointId, heard -> part(heard.watts(flow)));
    }

    GaugeBoard lifetime(int pointId, Flow flow) {
        return number(pointId, heard -> part(heard.lifetime(flow)));
    }

    GaugeBoard today(int pointId, Flow flow) {
        return number(pointId, heard -> part(heard.today(flow)));
    }

    /** What one of the devices has of a whole. */
    double part(double whole) {
        return whole / devices;
    }

    Map<String, Gauge> toMap() {
        return gauges;
    }
}

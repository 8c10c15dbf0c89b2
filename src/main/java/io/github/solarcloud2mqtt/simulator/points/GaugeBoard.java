package io.github.solarcloud2mqtt.simulator.points;

import io.github.solarcloud2mqtt.simulator.home.Flow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Collects the gauges of one type of device, by the id of their points. */
final class GaugeBoard {

    private final Map<String, Gauge> gauges = new LinkedHashMap<>();

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
        return number(pointId, heard -> heard.watts(flow));
    }

    GaugeBoard lifetime(int pointId, Flow flow) {
        return number(pointId, heard -> heard.lifetime(flow));
    }

    GaugeBoard today(int pointId, Flow flow) {
        return number(pointId, heard -> heard.today(flow));
    }

    Map<String, Gauge> toMap() {
        return gauges;
    }
}

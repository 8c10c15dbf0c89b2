package io.github.solarcloud2mqtt.simulator.isolarcloud.plant;

import java.util.Map;
import java.util.TreeMap;

/** The devices that only a commercial plant has, by type: with inverters, meter and dongle twelve types. */
final class CommercialDevices {

    static final int PER_TYPE = 3;

    /** Names by type (Sungrow Open API, appendix 1, and Sungrow Developer Portal). */
    static final Map<Integer, String> NAMES = new TreeMap<>(Map.of(
            4, "Combiner box",
            5, "Meteo station",
            9, "Data logger",
            26, "Energy management system",
            37, "PCS",
            41, "Optimizer",
            44, "Battery cluster",
            45, "Local controller",
            52, "Battery system controller"));

    private CommercialDevices() {}
}

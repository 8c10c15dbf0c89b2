package io.github.solarcloud2mqtt.simulator.isolarcloud.series;

import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedDevice;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedPlant;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The devices or plants of a request for a series.
 *
 * @param devices those that exist and are allowed, by the id in the request
 * @param illegal the others
 */
record SeriesTargets(Map<String, SimulatedDevice> devices, List<String> illegal) {
    private static final int MOST = 50;

    static SeriesTargets of(Parameters parameters, Plants plants, SeriesVariant variant, SeriesDeviations deviations)
            throws ApiError {
        List<String> ids = parameters.list(variant.ids);
        if (ids.isEmpty()) {
            throw ApiError.missing(variant.ids);
        }
        if (ids.size() > MOST) {
            throw ApiError.invalid(variant.ids);
        }
        Map<String, SimulatedDevice> devices = new LinkedHashMap<>();
        List<String> illegal = new ArrayList<>();
        for (String id : ids) {
            find(id, plants, variant)
                    .filter(device -> !deviations.isRefused(device.psKey()))
                    .ifPresentOrElse(device -> devices.put(id, device), () -> illegal.add(id));
        }
        if (devices.values().stream().map(SimulatedDevice::type).distinct().count() > 1) {
            throw ApiError.invalid(variant.ids);
        }
        return new SeriesTargets(devices, illegal);
    }

    /** In OAuth 2.0, plants have endpoints of their own. */
    private static Optional<SimulatedDevice> find(String id, Plants plants, SeriesVariant variant) {
        return variant == SeriesVariant.PLANTS
                ? plants.find(id).map(SimulatedPlant::device)
                : plants.byPsKey(id)
                        .filter(device -> !variant.isPlatform() || device.type() != SimulatedDevice.PLANT_TYPE);
    }
}

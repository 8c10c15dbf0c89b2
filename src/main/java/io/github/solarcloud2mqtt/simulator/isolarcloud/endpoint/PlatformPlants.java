package io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint;

import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.PlantFields;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedPlant;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiDialect;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Page;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code platform/queryPowerStationList}: the authorized plants, without values (Sungrow Developer Portal). */
public final class PlatformPlants implements IsolarcloudEndpoint {

    private final PlantFields facts;

    public PlatformPlants(PlantFields facts) {
        this.facts = facts;
    }

    @Override
    public Map<String, ? extends @Nullable Object> handle(Parameters parameters, Plants plants) throws ApiError {
        Page page = parameters.page(ApiDialect.V2);
        return page.of(plants.all().stream()
                .filter(plant -> PlantList.isWanted(parameters, plant))
                .map(this::describe)
                .toList());
    }

    private Map<String, @Nullable Object> describe(SimulatedPlant simulated) {
        Map<String, @Nullable Object> plant = facts.common(simulated);
        plant.remove("ps_status");
        plant.remove("share_type");
        plant.put("online_status", simulated.uploads().status(simulated.device()));
        plant.put("valid_flag", 1);
        plant.put("grid_connection_status", 1);
        plant.put("grid_connection_time", "2024-05-01 09:00:00");
        plant.put(
                "update_time",
                simulated.timestamps().text(simulated.home().snapshot().time().toInstant()));
        return plant;
    }
}

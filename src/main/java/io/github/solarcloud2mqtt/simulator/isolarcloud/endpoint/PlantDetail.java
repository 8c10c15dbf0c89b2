package io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint;

import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.PlantFields;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedPlant;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code getPowerStationDetail}, by plant or by communication device (Sungrow Open API 2.4). */
public final class PlantDetail implements IsolarcloudEndpoint {

    private final PlantFields facts;

    public PlantDetail(PlantFields facts) {
        this.facts = facts;
    }

    @Override
    public Map<String, ? extends @Nullable Object> handle(Parameters parameters, Plants plants) throws ApiError {
        Optional<String> plantId = parameters.text("ps_id");
        return detail(
                plantId.isPresent()
                        ? plants.required(plantId.get())
                        : plants.ofCommunicationDevice(parameters.required("sn"))
                                .orElseThrow(() -> ApiError.violation("E900", "Unauthorized access")));
    }

    private Map<String, @Nullable Object> detail(SimulatedPlant simulated) {
        boolean hasBattery = simulated.kind().batteries() > 0;
        Map<String, @Nullable Object> plant = facts.common(simulated);
        plant.put("ps_key", simulated.device().psKey());
        plant.put("ps_type_name", hasBattery ? "户用储能" : "户用光伏");
        plant.put("design_capacity", (double) simulated.kind().peakWatts());
        plant.put("design_capacity_battery", hasBattery ? (double) SimulatedHome.BATTERY_WH : null);
        plant.put("design_capacity_pcs", null);
        plant.put("param_income_unit_name", "EUR");
        plant.put("ps_price", "0.00008");
        plant.put("ps_price_kwh", "0.08");
        plant.put("share_user_type", null);
        plant.put("user_moble_tel", null);
        plant.put("email", null);
        plant.put("communication_dev_detail_list", facts.communication(simulated));
        return plant;
    }
}

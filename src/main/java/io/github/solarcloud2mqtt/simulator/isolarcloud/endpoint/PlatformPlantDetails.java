package io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint;

import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.PlantFields;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedPlant;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code platform/getPowerStationDetail}: up to twenty plants, by id or by communication device (Sungrow Developer Portal). */
public final class PlatformPlantDetails implements IsolarcloudEndpoint {

    private static final int MAX_PLANTS = 20;

    private final PlantFields facts;

    public PlatformPlantDetails(PlantFields facts) {
        this.facts = facts;
    }

    @Override
    public Map<String, ? extends @Nullable Object> handle(Parameters parameters, Plants plants) throws ApiError {
        Set<String> ids = parameters.oneOf("ps_ids", "");
        Set<String> wanted = ids.isEmpty() ? parameters.oneOf("sns", "") : ids;
        if (wanted.isEmpty()) {
            throw ApiError.missing("ps_ids");
        }
        if (wanted.size() > MAX_PLANTS) {
            throw ApiError.invalid("ps_ids");
        }
        List<Map<String, @Nullable Object>> details = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (String each : wanted) {
            Optional<SimulatedPlant> plant = ids.isEmpty() ? plants.ofCommunicationDevice(each) : plants.find(each);
            plant.ifPresentOrElse(found -> details.add(detail(found)), () -> refused.add(each));
        }
        return Map.of("code", "1", "not_authorization_ps_list", refused, "data_list", details);
    }

    private Map<String, @Nullable Object> detail(SimulatedPlant simulated) {
        Map<String, @Nullable Object> plant = facts.common(simulated);
        plant.remove("ps_status");
        plant.put("online_status", simulated.uploads().status(simulated.device()));
        plant.put("install_power", (double) simulated.kind().peakWatts());
        plant.put("ps_feedin_power_price_wh", "0.00008");
        plant.put("ps_feedin_power_price_kwh", "0.08");
        plant.put("ps_consumption_power_price_wh", "0.0003");
        plant.put("ps_consumption_power_price_kwh", "0.3");
        plant.put("power_price_unit", "EUR");
        plant.put("owner_mobile", null);
        plant.put("owner_email", null);
        plant.put("communication_dev_detail_list", facts.communication(simulated));
        return plant;
    }
}

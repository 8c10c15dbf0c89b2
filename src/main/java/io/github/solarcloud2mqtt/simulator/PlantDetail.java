package io.github.solarcloud2mqtt.simulator;

import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code getPowerStationDetail}, by plant or by communication device (seed 002, section 2.4; seed 004, section 3). */
final class PlantDetail implements Endpoint {

    private final PlantFacts facts;
    private final Installation installation;

    PlantDetail(PlantFacts facts, Installation installation) {
        this.facts = facts;
        this.installation = installation;
    }

    @Override
    public Map<String, ? extends @Nullable Object> answer(Parameters parameters) throws Refusal {
        Optional<String> plantId = parameters.text("ps_id");
        String sought = plantId.isPresent() ? plantId.get() : parameters.required("sn");
        String known = plantId.isPresent() ? String.valueOf(SimulatedDevice.PLANT_ID) : Installation.DONGLE_SERIAL;
        if (!sought.equals(known)) {
            throw Refusal.mistake("E900", "Unauthorized access");
        }
        return detail();
    }

    private Map<String, @Nullable Object> detail() {
        Map<String, @Nullable Object> plant = facts.common();
        plant.put("ps_key", installation.plant().psKey());
        plant.put("ps_type_name", "户用储能");
        plant.put("design_capacity", (double) SimulatedHome.HYBRID_PEAK_W);
        plant.put("design_capacity_battery", (double) SimulatedHome.BATTERY_WH);
        plant.put("design_capacity_pcs", null);
        plant.put("param_income_unit_name", "EUR");
        plant.put("ps_price", "0.00008");
        plant.put("ps_price_kwh", "0.08");
        plant.put("share_user_type", null);
        plant.put("user_moble_tel", null);
        plant.put("email", null);
        plant.put("communication_dev_detail_list", List.of(Map.of("sn", Installation.DONGLE_SERIAL, "is_enable", 1)));
        return plant;
    }
}

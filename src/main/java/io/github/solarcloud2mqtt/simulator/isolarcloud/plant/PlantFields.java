package io.github.solarcloud2mqtt.simulator.isolarcloud.plant;

import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.PlantKind;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members that plant list and plant detail have in common. */
public final class PlantFields {

    private static final int NORMAL = 3;

    private final InstantSource clock;

    public PlantFields(InstantSource clock) {
        this.clock = clock;
    }

    public Map<String, @Nullable Object> common(SimulatedPlant simulated) {
        HomePlan plan = simulated.home().plan();
        Map<String, @Nullable Object> plant = new LinkedHashMap<>();
        plant.put("ps_id", simulated.id());
        plant.put("ps_name", simulated.device().name());
        plant.put("ps_type", simulated.type());
        plant.put("ps_status", simulated.uploads().status(simulated.device()));
        plant.put("ps_fault_status", faultStatus(simulated));
        plant.put("fault_count", count(simulated, 1));
        plant.put("alarm_count", count(simulated, 2));
        plant.put("build_status", 2);
        plant.put("connect_type", 2);
        plant.put("share_type", "0");
        plant.put("install_date", "2024-05-01 09:00:00");
        plant.put("ps_location", "Kassel, Germany");
        plant.put("ps_current_time_zone", simulated.timestamps().zoneName(clock.instant()));
        plant.put("latitude", plan.latitude());
        plant.put("longitude", plan.longitude());
        plant.put("description", null);
        return plant;
    }

    /** Returns the communication devices. */
    public List<Map<String, Object>> communication(SimulatedPlant plant) {
        return plant.kind() == PlantKind.NOTHING
                ? List.of()
                : List.of(Map.of("sn", DeviceSet.communicationSerial(plant.id()), "is_enable", 1));
    }

    private static int faultStatus(SimulatedPlant plant) {
        return count(plant, 1) > 0 ? 1 : count(plant, 2) > 0 ? 2 : NORMAL;
    }

    private static long count(SimulatedPlant plant, int type) {
        return plant.home().faults().active().stream()
                .filter(fault -> fault.type() == type)
                .filter(fault -> plant.installation()
                        .byPsKey(plant.id() + "_" + fault.device())
                        .isPresent())
                .count();
    }
}

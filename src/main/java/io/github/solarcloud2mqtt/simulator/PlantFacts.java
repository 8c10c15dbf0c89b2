package io.github.solarcloud2mqtt.simulator;

import io.github.solarcloud2mqtt.simulator.home.HomeFault;
import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What both the list of plants and the detail of a plant tell. */
final class PlantFacts {

    private static final int NORMAL = 3;

    private final InstantSource clock;
    private final SimulatedHome home;
    private final Installation installation;
    private final Feed feed;
    private final Stamps stamps;

    PlantFacts(InstantSource clock, SimulatedHome home, Installation installation, Feed feed, Stamps stamps) {
        this.clock = clock;
        this.home = home;
        this.installation = installation;
        this.feed = feed;
        this.stamps = stamps;
    }

    Map<String, @Nullable Object> common() {
        HomePlan plan = home.plan();
        Map<String, @Nullable Object> plant = new LinkedHashMap<>();
        plant.put("ps_id", SimulatedDevice.PLANT_ID);
        plant.put("ps_name", installation.plant().name());
        plant.put("ps_type", 5);
        plant.put("ps_status", feed.status(installation.plant()));
        plant.put("ps_fault_status", faultStatus());
        plant.put("fault_count", count(1));
        plant.put("alarm_count", count(2));
        plant.put("build_status", 2);
        plant.put("connect_type", 2);
        plant.put("share_type", "0");
        plant.put("install_date", "2024-05-01 09:00:00");
        plant.put("ps_location", "Kassel, Germany");
        plant.put("ps_current_time_zone", stamps.zoneName(clock.instant()));
        plant.put("latitude", plan.latitude());
        plant.put("longitude", plan.longitude());
        plant.put("description", null);
        return plant;
    }

    private int faultStatus() {
        return count(1) > 0 ? 1 : count(2) > 0 ? 2 : NORMAL;
    }

    private long count(int type) {
        List<HomeFault> active = home.faults().active();
        return active.stream().filter(fault -> fault.type() == type).count();
    }
}

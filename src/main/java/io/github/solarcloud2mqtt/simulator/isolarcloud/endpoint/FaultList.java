package io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint;

import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.home.fault.HomeFault;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedDevice;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedPlant;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiDialect;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Page;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Timestamps;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code getFaultAlarmInfo}, the newest first (Sungrow Open API 2.9). A cleared fault stays among the active ones for five
 * more minutes, resolved but not closed, with the time of its end.
 */
public final class FaultList implements IsolarcloudEndpoint {

    private static final int UNCONFIRMED = 1;
    private static final int RESOLVED = 4;
    private static final int CLOSED = 9;

    private final InstantSource clock;
    private final ApiDialect dialect;

    public FaultList(InstantSource clock, ApiDialect dialect) {
        this.clock = clock;
        this.dialect = dialect;
    }

    @Override
    public Map<String, ? extends @Nullable Object> handle(Parameters parameters, Plants plants) throws ApiError {
        Page page = parameters.page(dialect);
        List<Found> found = new ArrayList<>();
        for (SimulatedPlant plant : plants.all()) {
            FaultQuery query = FaultQuery.of(parameters, plant.timestamps(), clock.instant());
            for (HomeFault fault : plant.home().faults().all()) {
                plant.installation()
                        .byPsKey(plant.id() + "_" + fault.device())
                        .filter(device -> query.matches(fault, device, status(fault) == CLOSED))
                        .ifPresent(device -> found.add(new Found(plant, device, fault)));
            }
        }
        found.sort(Comparator.comparing(each -> each.fault().raised()));
        Collections.reverse(found);
        return page.of(found.stream().map(this::describe).toList());
    }

    private int status(HomeFault fault) {
        Instant justNow = clock.instant().minus(SimulatedHome.STEP);
        return fault.cleared()
                .map(end -> end.isAfter(justNow) ? RESOLVED : CLOSED)
                .orElse(UNCONFIRMED);
    }

    private Map<String, @Nullable Object> describe(Found found) {
        HomeFault fault = found.fault();
        SimulatedDevice device = found.device();
        Timestamps timestamps = found.plant().timestamps();
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("ps_id", device.plantId());
        entry.put("ps_key", device.psKey());
        entry.put("ps_name", found.plant().device().name());
        entry.put("uuid", device.uuid());
        entry.put("device_type", device.type());
        entry.put("type_name", device.typeName());
        entry.put("device_name", device.name());
        entry.put("device_model_code", device.model());
        if (dialect == ApiDialect.V2) {
            entry.put("device_model", device.model());
        }
        entry.put("fault_code", fault.id());
        entry.put("fault_type_code", fault.code());
        entry.put("fault_type", fault.type());
        entry.put("fault_level", fault.level());
        entry.put("fault_name", fault.name());
        entry.put("fault_desc", "");
        entry.put("fault_reason", String.valueOf(fault.code() % 100));
        entry.put("process_status", status(fault));
        entry.put(
                "process_time",
                fault.cleared().map(timestamps::digits).map(Long::valueOf).orElse(null));
        entry.put("grid_connection_status", 1);
        entry.put("create_time", timestamps.text(fault.raised()));
        entry.put("over_time", fault.cleared().map(timestamps::text).orElse(""));
        return entry;
    }

    private record Found(SimulatedPlant plant, SimulatedDevice device, HomeFault fault) {}
}

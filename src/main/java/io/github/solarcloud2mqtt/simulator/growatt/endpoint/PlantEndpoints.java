package io.github.solarcloud2mqtt.simulator.growatt.endpoint;

import io.github.solarcloud2mqtt.simulator.growatt.plant.DeviceKind;
import io.github.solarcloud2mqtt.simulator.growatt.plant.DeviceStatus;
import io.github.solarcloud2mqtt.simulator.growatt.plant.GrowattDevice;
import io.github.solarcloud2mqtt.simulator.growatt.plant.GrowattPlant;
import io.github.solarcloud2mqtt.simulator.growatt.plant.GrowattTimes;
import io.github.solarcloud2mqtt.simulator.growatt.plant.LoggerUploads;
import io.github.solarcloud2mqtt.simulator.growatt.plant.SimulatedGrowattAccount;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.CallParameters;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.GrowattEndpointDefinition;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.GrowattError;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.ServerVariant;
import io.github.solarcloud2mqtt.simulator.home.HomeSnapshot;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.points.generator.ReportedState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plants, their devices and loggers (Growatt OpenAPI v1 plant/list, plant/details, plant/data, device/list, datalogger/list). */
public final class PlantEndpoints {

    private static final String PAGES = " page perpage";
    private static final int CALLS_PER_DAY = 10;

    private final SimulatedGrowattAccount account;
    private final LoggerUploads uploads;
    private final GrowattTimes times;

    public PlantEndpoints(SimulatedGrowattAccount account, LoggerUploads uploads, GrowattTimes times) {
        this.account = account;
        this.uploads = uploads;
        this.times = times;
    }

    public List<GrowattEndpointDefinition> all() {
        return List.of(
                GrowattEndpointDefinition.get(
                                "plant/list",
                                GrowattEndpointDefinition.FIVE_MINUTES,
                                "search_type search_keyword" + PAGES,
                                this::plants)
                        .limitedPerDay(CALLS_PER_DAY),
                GrowattEndpointDefinition.get(
                        "plant/details", GrowattEndpointDefinition.FIVE_MINUTES, "plant_id", this::details),
                GrowattEndpointDefinition.get(
                        "plant/data", GrowattEndpointDefinition.FIVE_MINUTES, "plant_id", this::data),
                GrowattEndpointDefinition.get(
                        "device/list", GrowattEndpointDefinition.FIVE_MINUTES, "plant_id" + PAGES, this::devices),
                GrowattEndpointDefinition.get(
                        "device/datalogger/list",
                        GrowattEndpointDefinition.FIVE_MINUTES,
                        "plant_id" + PAGES,
                        this::loggers));
    }

    private Map<String, ?> plants(CallParameters form) throws GrowattError {
        List<Map<String, @Nullable Object>> plants = new ArrayList<>();
        account.plants().forEach(plant -> plants.add(describe(plant)));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("count", plants.size());
        data.put("plants", form.page(plants));
        return Map.of("data", data);
    }

    private Map<String, @Nullable Object> describe(GrowattPlant plant) {
        Optional<ReportedState> state = lastReport(plant);
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("plant_id", plant.id());
        entry.put("name", plant.name());
        entry.put("status", 1);
        entry.put("current_power", state.map(h -> one(power(h))).orElse(""));
        entry.put(
                "total_energy", state.map(h -> one(h.lifetime(Flow.PV) / 1_000)).orElse("0"));
        entry.put("peak_power", SimulatedHome.HYBRID_PEAK_W / 1_000.0);
        entry.put("create_date", "2024-03-01");
        entry.put("country", "Germany");
        entry.put("city", "");
        putPosition(entry, plant);
        entry.put("user_id", 777);
        entry.put("image_url", null);
        entry.put("locale", "en-US");
        entry.put("operator", "0");
        entry.put("installer", "");
        entry.put("latitude_d", "null");
        entry.put("latitude_f", null);
        return entry;
    }

    private static void putPosition(Map<String, @Nullable Object> entry, GrowattPlant plant) {
        entry.put("latitude", String.valueOf(plant.home().plan().latitude()));
        entry.put("longitude", String.valueOf(plant.home().plan().longitude()));
    }

    private Map<String, ?> details(CallParameters form) throws GrowattError {
        GrowattPlant plant = plant(form);
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("name", plant.name());
        data.put("peak_power", SimulatedHome.HYBRID_PEAK_W / 1_000.0);
        data.put("timezone", times.zone(plant.home().snapshot().time()));
        data.put("currency", "EUR");
        data.put("create_date", "2024-03-01");
        putPosition(data, plant);
        data.put("organization", "");
        data.put("inverters", List.of());
        data.put("dataloggers", List.of(Map.of("datalogger_sn", plant.logger())));
        data.put("maxs", List.of());
        data.put("arrays", List.of());
        return Map.of("data", data);
    }

    private Map<String, ?> data(CallParameters form) throws GrowattError {
        GrowattPlant plant = plant(form);
        Optional<ReportedState> state = lastReport(plant);
        HomeSnapshot snapshot =
                state.map(ReportedState::snapshot).orElse(plant.home().snapshot());
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        double divisor = account.has(ServerVariant.PLANT_POWER_IN_WATTS) ? 1 : 1_000;
        data.put("current_power", state.map(h -> power(h) / divisor).orElse(0.0));
        data.put("today_energy", state.map(h -> one(h.today(Flow.PV) / 1_000)).orElse(""));
        data.put("monthly_energy", "");
        data.put("yearly_energy", "null");
        data.put(
                "total_energy", state.map(h -> one(h.lifetime(Flow.PV) / 1_000)).orElse(""));
        data.put("peak_power_actual", SimulatedHome.HYBRID_PEAK_W / 1_000.0);
        data.put("efficiency", "");
        data.put(
                "carbon_offset",
                state.map(h -> one(h.lifetime(Flow.PV) / 1_250)).orElse(""));
        data.put("last_update_time", GrowattTimes.local(snapshot.time()));
        data.put("timezone", times.zone(snapshot.time()));
        return Map.of("data", data);
    }

    private Map<String, ?> devices(CallParameters form) throws GrowattError {
        GrowattPlant plant = plant(form);
        List<Map<String, Object>> devices = plant.devices().stream()
                .filter(device -> device.kind().isOnV1()
                        || device.kind() == DeviceKind.OTHER
                        || account.has(ServerVariant.NEW_KINDS_ON_V1))
                .map(device -> describe(plant, device))
                .toList();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("count", devices.size());
        data.put("devices", form.page(devices));
        return Map.of("data", data);
    }

    private Map<String, Object> describe(GrowattPlant plant, GrowattDevice device) {
        ReportedState state = uploads.lastReport(device);
        boolean isLost = uploads.isLost(device);
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("device_sn", device.serial());
        entry.put("device_id", device.id());
        entry.put("type", device.kind().type);
        entry.put("model", device.kind().model);
        entry.put("status", DeviceStatus.inList(device.kind(), state, isLost));
        entry.put("lost", isLost);
        entry.put("last_update_time", GrowattTimes.local(state.snapshot().time()));
        entry.put("datalogger_sn", plant.logger());
        entry.put("manufacturer", "Growatt");
        return entry;
    }

    private Map<String, ?> loggers(CallParameters form) throws GrowattError {
        GrowattPlant plant = plant(form);
        Map<String, Object> logger = new LinkedHashMap<>();
        logger.put("sn", plant.logger());
        logger.put("model", "ShineWiFi-X");
        logger.put(
                "lost", !plant.devices().isEmpty() && plant.devices().stream().allMatch(account::isOffline));
        logger.put(
                "last_update_time",
                GrowattTimes.object(plant.home().snapshot().time().toInstant().toEpochMilli()));
        logger.put("type", 8);
        logger.put("manufacturer", "Growatt");
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("count", 1);
        data.put("dataloggers", form.page(List.of(logger)));
        // Despite its name, this member is the whole plant.
        data.put("peak_power_actual", describe(plant));
        return Map.of("data", data);
    }

    private GrowattPlant plant(CallParameters form) throws GrowattError {
        form.required("plant_id", 10_003);
        Optional<GrowattPlant> plant = account.plant(form.number("plant_id", 0, 10_002));
        if (plant.isEmpty()) {
            throw GrowattError.failure(10_011, "error_permission_denied");
        }
        return plant.get();
    }

    private Optional<ReportedState> lastReport(GrowattPlant plant) {
        return plant.devices().stream().findFirst().map(uploads::lastReport);
    }

    private static double power(ReportedState state) {
        return state.watts(Flow.PV);
    }

    private static String one(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}

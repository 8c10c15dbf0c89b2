package io.github.solarcloud2mqtt.simulator.growatt.endpoint;

import io.github.solarcloud2mqtt.simulator.growatt.plant.DeviceKind;
import io.github.solarcloud2mqtt.simulator.growatt.plant.GrowattDevice;
import io.github.solarcloud2mqtt.simulator.growatt.plant.GrowattPlant;
import io.github.solarcloud2mqtt.simulator.growatt.plant.SimulatedGrowattAccount;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.CallParameters;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.GrowattEndpointDefinition;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.GrowattError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Version 4: the devices of all plants, and data of several devices of one kind (Growatt OpenAPI v4 queryDeviceList, queryDeviceInfo, queryLastData). */
public final class BatchEndpoints {

    private static final int PAGE = 100;
    private static final String DEVICES = "deviceSn deviceType";
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    private final SimulatedGrowattAccount account;
    private final Readings readings;

    public BatchEndpoints(SimulatedGrowattAccount account, Readings readings) {
        this.account = account;
        this.readings = readings;
    }

    public List<GrowattEndpointDefinition> all() {
        return List.of(
                GrowattEndpointDefinition.v4("queryDeviceList", FIVE_SECONDS, "page", this::list),
                GrowattEndpointDefinition.v4(
                        "queryDeviceInfo",
                        GrowattEndpointDefinition.FIVE_MINUTES,
                        DEVICES,
                        form -> many(form, device -> readings.settings(device))),
                GrowattEndpointDefinition.v4(
                        "queryLastData",
                        GrowattEndpointDefinition.FIVE_MINUTES,
                        DEVICES,
                        form -> many(form, device -> readings.read(device, 4))),
                GrowattEndpointDefinition.v4("getWiFiSignalByDevice", FIVE_SECONDS, DEVICES, this::signal));
    }

    private Map<String, ?> list(CallParameters form) throws GrowattError {
        form.required("page", 10);
        int page = form.number("page", 1, 10);
        List<Map<String, @Nullable Object>> devices = new ArrayList<>();
        for (GrowattPlant plant : account.plants()) {
            for (GrowattDevice device : plant.devices()) {
                if (device.kind().isOnV4()) {
                    devices.add(describe(plant, device));
                }
            }
        }
        int pages = Math.max(1, (devices.size() + PAGE - 1) / PAGE);
        int begin = Math.min(devices.size(), Math.max(0, page - 1) * PAGE);
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("count", devices.size());
        data.put("data", devices.subList(begin, Math.min(devices.size(), begin + PAGE)));
        data.put("lastPager", page >= pages);
        data.put("notPager", false);
        data.put("other", null);
        data.put("pageSize", PAGE);
        data.put("pages", pages);
        data.put("startCount", begin);
        return Map.of("data", data);
    }

    private static Map<String, @Nullable Object> describe(GrowattPlant plant, GrowattDevice device) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("deviceType", device.kind().v4Name);
        entry.put("deviceSn", device.serial());
        entry.put("datalogSn", device.kind() == DeviceKind.NOAH ? null : plant.logger());
        entry.put("createDate", "2024-03-01 10:00:00");
        return entry;
    }

    /** Returns the devices of the account; others are silently left out. */
    private Map<String, ?> many(CallParameters form, Function<GrowattDevice, Map<String, @Nullable Object>> reader)
            throws GrowattError {
        DeviceKind kind = kind(form);
        List<Map<String, @Nullable Object>> devices = new ArrayList<>();
        for (String serial : form.serials("deviceSn", 8, 11)) {
            Optional<GrowattDevice> device = account.device(serial);
            if (device.isPresent()) {
                devices.add(reader.apply(ofKind(device.get(), kind)));
            }
        }
        return Map.of("data", Map.of(kind.v4Name, devices));
    }

    private Map<String, ?> signal(CallParameters form) throws GrowattError {
        DeviceKind kind = kind(form);
        Optional<GrowattDevice> device = account.device(form.required("deviceSn", 8));
        if (device.isEmpty()) {
            throw GrowattError.failure(12, "DEVICE_SN_DOES_NOT_HAVE_PERMISSION");
        }
        ofKind(device.get(), kind);
        return Map.of("data", -46);
    }

    private static DeviceKind kind(CallParameters form) throws GrowattError {
        String name = form.required("deviceType", 7);
        Optional<DeviceKind> kind = DeviceKind.ofV4(name);
        if (kind.isEmpty()) {
            throw GrowattError.violation(7, "there is no type " + name);
        }
        return kind.get();
    }

    private static GrowattDevice ofKind(GrowattDevice device, DeviceKind kind) throws GrowattError {
        if (device.kind() != kind) {
            throw GrowattError.violation(7, device.serial() + " is not of type " + kind.v4Name);
        }
        return device;
    }
}

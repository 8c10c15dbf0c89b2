package io.github.solarcloud2mqtt.simulator.growatt.endpoint;

import io.github.solarcloud2mqtt.simulator.growatt.plant.DeviceKind;
import io.github.solarcloud2mqtt.simulator.growatt.plant.GrowattDevice;
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
import org.jspecify.annotations.Nullable;

/** Readings, settings and alarms of devices (Growatt OpenAPI v1 tlx_last_data, tlx_data_info, alarm_data and the same for other kinds of devices). */
public final class DeviceEndpoints {

    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final String PAGES = " date page perpage";

    private final SimulatedGrowattAccount account;
    private final Readings readings;
    private final AlarmList alarms;

    public DeviceEndpoints(SimulatedGrowattAccount account, Readings readings) {
        this.account = account;
        this.readings = readings;
        alarms = new AlarmList(account);
    }

    public List<GrowattEndpointDefinition> all() {
        List<GrowattEndpointDefinition> endpoints = new ArrayList<>();
        for (DeviceKind kind : DeviceKind.values()) {
            if (kind.isOnV1()) {
                add(endpoints, kind, "device/" + kind.v1Path + "/");
            }
        }
        return endpoints;
    }

    private void add(List<GrowattEndpointDefinition> endpoints, DeviceKind kind, String path) {
        Duration interval = interval(kind);
        String serial = kind.serialName();
        GrowattEndpointDefinition.Handler last = form -> Map.of("data", readings.read(device(form, serial, kind), 1));
        GrowattEndpointDefinition.Handler settings =
                form -> Map.of("data", readings.settings(device(form, "device_sn", kind)));
        if (kind == DeviceKind.INV) {
            endpoints.add(GrowattEndpointDefinition.get(path + "last_new_data", interval, serial, last));
            endpoints.add(GrowattEndpointDefinition.get(path + "inv_data_info", interval, "device_sn", settings));
            endpoints.add(GrowattEndpointDefinition.get(path + "alarm", interval, serial + PAGES, alarms(kind, true)));
        } else {
            endpoints.add(GrowattEndpointDefinition.post(path + kind.v1Path + "_last_data", interval, serial, last));
            endpoints.add(
                    GrowattEndpointDefinition.get(path + kind.v1Path + "_data_info", interval, "device_sn", settings));
            boolean paged = kind != DeviceKind.STORAGE;
            String parameters = serial + (paged ? PAGES : " date");
            endpoints.add(
                    GrowattEndpointDefinition.post(path + "alarm_data", interval, parameters, alarms(kind, paged)));
        }
        if (kind == DeviceKind.MIN) {
            endpoints.add(GrowattEndpointDefinition.get(path + "tlx_set_info", interval, "device_sn", settings));
        }
        if (kind != DeviceKind.STORAGE) {
            String list = kind == DeviceKind.INV ? "inverters" : kind.v1Path + "s";
            String name = kind == DeviceKind.INV ? "invs_data" : list + "_data";
            endpoints.add(GrowattEndpointDefinition.post(
                    path + name, interval, list + " pageNum", form -> many(form, kind, list)));
        }
    }

    /** Returns the minimum call interval; the documentation states ten seconds for hybrid and storage kinds. */
    private static Duration interval(DeviceKind kind) {
        return switch (kind) {
            case SPH, SPA, STORAGE -> SHORT;
            default -> GrowattEndpointDefinition.FIVE_MINUTES;
        };
    }

    private GrowattEndpointDefinition.Handler alarms(DeviceKind kind, boolean paged) {
        return form ->
                Map.of("data", alarms.list(device(form, kind.serialName(), kind), kind.serialName(), form, paged));
    }

    private Map<String, ?> many(CallParameters form, DeviceKind kind, String list) throws GrowattError {
        form.required("pageNum", 10_001);
        List<String> serials = form.serials(list, 10_002, 10_001);
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        for (String serial : serials) {
            Optional<GrowattDevice> device = account.device(serial).filter(found -> found.kind() == kind);
            if (device.isPresent()) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put(serial, readings.read(device.get(), 1));
                entry.put("dataloggerSn", account.plantOf(device.get()).logger());
                data.put(serial, entry);
            }
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("data", data);
        answer.put(list, serials);
        answer.put("pageNum", form.number("pageNum", 1, 10_001));
        return answer;
    }

    private GrowattDevice device(CallParameters form, String parameter, DeviceKind kind) throws GrowattError {
        String serial = form.required(parameter, 10_002);
        Optional<GrowattDevice> device = account.device(serial);
        if (device.isPresent() && device.get().kind() == kind) {
            return device.get();
        }
        if (device.isPresent()) {
            throw GrowattError.violation(10_002, serial + " is not of this kind");
        }
        throw account.wasOwned(serial)
                ? GrowattError.failure(10_002, "error_device_not_exist")
                : GrowattError.failure(10_011, "error_permission_denied");
    }
}

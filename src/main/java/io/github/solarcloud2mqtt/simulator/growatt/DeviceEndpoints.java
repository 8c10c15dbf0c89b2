package io.github.solarcloud2mqtt.simulator.growatt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Readings, settings and alarms of devices over version 1 (reference, sections 7.8 to 7.12). */
final class DeviceEndpoints {

    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final String PAGES = " date page perpage";

    private final Estate estate;
    private final Readings readings;
    private final Alarms alarms;

    DeviceEndpoints(Estate estate, Readings readings) {
        this.estate = estate;
        this.readings = readings;
        alarms = new Alarms(estate);
    }

    List<Endpoint> all() {
        List<Endpoint> endpoints = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kind.isOnV1()) {
                add(endpoints, kind, "device/" + kind.v1Path + "/");
            }
        }
        return endpoints;
    }

    private void add(List<Endpoint> endpoints, Kind kind, String path) {
        Duration pause = pause(kind);
        String serial = kind.serialName();
        Endpoint.Answer last = form -> Map.of("data", readings.read(device(form, serial, kind), 1));
        Endpoint.Answer settings = form -> Map.of("data", readings.settings(device(form, "device_sn", kind)));
        if (kind == Kind.INV) {
            endpoints.add(Endpoint.get(path + "last_new_data", pause, serial, last));
            endpoints.add(Endpoint.get(path + "inv_data_info", pause, "device_sn", settings));
            endpoints.add(Endpoint.get(path + "alarm", pause, serial + PAGES, alarms(kind, true)));
        } else {
            endpoints.add(Endpoint.post(path + kind.v1Path + "_last_data", pause, serial, last));
            endpoints.add(Endpoint.get(path + kind.v1Path + "_data_info", pause, "device_sn", settings));
            boolean paged = kind != Kind.STORAGE;
            String parameters = serial + (paged ? PAGES : " date");
            endpoints.add(Endpoint.post(path + "alarm_data", pause, parameters, alarms(kind, paged)));
        }
        if (kind == Kind.MIN) {
            endpoints.add(Endpoint.get(path + "tlx_set_info", pause, "device_sn", settings));
        }
        if (kind != Kind.STORAGE) {
            String list = kind == Kind.INV ? "inverters" : kind.v1Path + "s";
            String name = kind == Kind.INV ? "invs_data" : list + "_data";
            endpoints.add(Endpoint.post(path + name, pause, list + " pageNum", form -> many(form, kind, list)));
        }
    }

    /** The vendor's page says ten seconds of the hybrid and storage kinds. */
    private static Duration pause(Kind kind) {
        return switch (kind) {
            case SPH, SPA, STORAGE -> SHORT;
            default -> Endpoint.FIVE_MINUTES;
        };
    }

    private Endpoint.Answer alarms(Kind kind, boolean paged) {
        return form ->
                Map.of("data", alarms.list(device(form, kind.serialName(), kind), kind.serialName(), form, paged));
    }

    private Map<String, ?> many(Form form, Kind kind, String list) throws Denial {
        form.required("pageNum", 10_001);
        List<String> serials = form.serials(list, 10_002, 10_001);
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        for (String serial : serials) {
            Optional<GrowattDevice> device = estate.device(serial).filter(found -> found.kind() == kind);
            if (device.isPresent()) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put(serial, readings.read(device.get(), 1));
                entry.put("dataloggerSn", estate.plantOf(device.get()).logger());
                data.put(serial, entry);
            }
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("data", data);
        answer.put(list, serials);
        answer.put("pageNum", form.number("pageNum", 1, 10_001));
        return answer;
    }

    private GrowattDevice device(Form form, String parameter, Kind kind) throws Denial {
        String serial = form.required(parameter, 10_002);
        Optional<GrowattDevice> device = estate.device(serial);
        if (device.isPresent() && device.get().kind() == kind) {
            return device.get();
        }
        if (device.isPresent()) {
            throw Denial.mistake(10_002, serial + " is not of this kind");
        }
        throw estate.wasOwned(serial)
                ? Denial.fate(10_002, "error_device_not_exist")
                : Denial.fate(10_011, "error_permission_denied");
    }
}

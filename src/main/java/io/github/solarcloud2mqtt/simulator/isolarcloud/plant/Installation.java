package io.github.solarcloud2mqtt.simulator.isolarcloud.plant;

import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The devices of a plant and their connection. */
public final class Installation {

    private final Map<String, SimulatedDevice> devices = new LinkedHashMap<>();
    private final Set<String> offline = new HashSet<>();

    Installation(HomePlan plan) {
        DeviceSet.of(plan).forEach(this::put);
    }

    public Collection<SimulatedDevice> devices() {
        return List.copyOf(devices.values());
    }

    SimulatedDevice plant() {
        return devices.values().iterator().next();
    }

    public Optional<SimulatedDevice> byPsKey(String psKey) {
        return Optional.ofNullable(devices.get(psKey));
    }

    Optional<SimulatedDevice> bySerial(String serial) {
        return devices.values().stream()
                .filter(device -> serial.equals(device.serial()))
                .findFirst();
    }

    /** Adds a device with a free address. */
    public SimulatedDevice add(int type, String name) {
        int code = 101;
        int plantId = plant().plantId();
        while (devices.containsKey(plantId + "_" + type + "_" + code + "_1")) {
            code++;
        }
        SimulatedDevice device = new SimulatedDevice(
                plantId, type, code, 1, name, name, "SUNGROW", "MODEL-" + type, 400_000 + type, "A99" + type + code);
        put(device);
        return device;
    }

    public void remove(String psKey) {
        devices.remove(psKey);
    }

    public void rename(String psKey, String name) {
        devices.computeIfPresent(psKey, (key, device) -> device.named(name));
    }

    public void setOffline(String psKey, boolean isOffline) {
        if (isOffline) {
            offline.add(psKey);
        } else {
            offline.remove(psKey);
        }
    }

    boolean isOffline(SimulatedDevice device) {
        return offline.contains(device.psKey());
    }

    private void put(SimulatedDevice device) {
        devices.put(device.psKey(), device);
    }
}

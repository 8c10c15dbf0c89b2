package io.github.solarcloud2mqtt.simulator;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The plant and its devices as the cloud knows them. */
final class Installation {

    static final String DONGLE_SERIAL = "B2262720904";

    private final Map<String, SimulatedDevice> devices = new LinkedHashMap<>();
    private final Set<String> offline = new HashSet<>();
    private boolean speaksChinese;

    Installation(boolean stringInverter) {
        put(new SimulatedDevice(11, 0, 0, "Demo home", "Plant", null, null, null, null));
        put(new SimulatedDevice(
                14, 1, 1, "Hybrid inverter", "Energy Storage System", "SUNGROW", "SH10RT", 367701, "A2262711471"));
        put(new SimulatedDevice(7, 1, 1, "Meter", "Meter", null, "DTSU666-20", 3501, null));
        // The cloud forgets the language now and then.
        put(new SimulatedDevice(43, 2, 1, "Battery", "电池", "SUNGROW", "SBR128", 367912, "S2262708817"));
        put(new SimulatedDevice(
                22, 247, 1, "Communication dongle", "Communication module", "阳光电源", "WiNet-S", 361101, DONGLE_SERIAL));
        if (stringInverter) {
            put(new SimulatedDevice(
                    1, 3, 1, "String inverter", "Inverter", "SUNGROW", "SG3.0RT", 361702, "A2262733105"));
        }
    }

    Collection<SimulatedDevice> devices() {
        return List.copyOf(devices.values());
    }

    SimulatedDevice plant() {
        return devices.values().iterator().next();
    }

    Optional<SimulatedDevice> byPsKey(String psKey) {
        return Optional.ofNullable(devices.get(psKey));
    }

    Optional<SimulatedDevice> bySerial(String serial) {
        return devices.values().stream()
                .filter(device -> serial.equals(device.serial()))
                .findFirst();
    }

    /** Adds a device with an address no other one has. */
    SimulatedDevice add(int type, String name) {
        int code = 101;
        while (devices.containsKey(SimulatedDevice.PLANT_ID + "_" + type + "_" + code + "_1")) {
            code++;
        }
        SimulatedDevice device = new SimulatedDevice(
                type, code, 1, name, name, "SUNGROW", "MODEL-" + type, 400_000 + type, "A99" + type + code);
        put(device);
        return device;
    }

    void remove(String psKey) {
        devices.remove(psKey);
    }

    void rename(String psKey, String name) {
        devices.computeIfPresent(psKey, (key, device) -> device.named(name));
    }

    void setOffline(String psKey, boolean isOffline) {
        if (isOffline) {
            offline.add(psKey);
        } else {
            offline.remove(psKey);
        }
    }

    boolean isOffline(SimulatedDevice device) {
        return offline.contains(device.psKey());
    }

    /** Names come in Chinese, whatever language is asked for. */
    void speakChinese() {
        speaksChinese = true;
    }

    /** A name in the language the cloud speaks. */
    @Nullable
    String told(@Nullable String name) {
        return speaksChinese && name != null ? "名称" + Math.floorMod(name.hashCode(), 1_000) : name;
    }

    private void put(SimulatedDevice device) {
        devices.put(device.psKey(), device);
    }
}

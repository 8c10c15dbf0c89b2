package io.github.solarcloud2mqtt.simulator.growatt.plant;

import io.github.solarcloud2mqtt.simulator.growatt.protocol.ServerVariant;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The plants and devices of the account, and the variants of the server. */
public final class SimulatedGrowattAccount {

    private static final int FIRST_PLANT = 424_242;

    private final Map<Integer, GrowattPlant> plants = new LinkedHashMap<>();
    private final Set<String> offline = new HashSet<>();
    private final Set<String> removedSerials = new HashSet<>();
    private final Set<ServerVariant> variants = EnumSet.noneOf(ServerVariant.class);
    private final Map<String, Object> valueOverrides = new HashMap<>();
    private final Map<String, Integer> alarmErrors = new HashMap<>();
    private boolean zonesHidden;
    private int plantsAdded;
    private int devicesAdded;

    public int addPlant(String name, SimulatedHome home) {
        int id = FIRST_PLANT + plantsAdded++;
        plants.put(id, new GrowattPlant(id, name, home));
        return id;
    }

    public String addDevice(int plantId, DeviceKind kind) {
        devicesAdded++;
        String serial = kind == DeviceKind.OTHER
                ? "meter"
                : kind.name().replace("_", "") + "0DEMO" + String.format("%03d", devicesAdded);
        plant(plantId).orElseThrow().devices().add(new GrowattDevice(serial, kind, 30 + devicesAdded));
        return serial;
    }

    public void removeDevice(String serial) {
        plants.values()
                .forEach(plant ->
                        plant.devices().removeIf(device -> device.serial().equals(serial)));
        removedSerials.add(serial);
    }

    public void removePlant(int plantId) {
        plants.remove(plantId);
    }

    /** Whether a removed device had this serial number. */
    public boolean wasOwned(String serial) {
        return removedSerials.contains(serial);
    }

    public Collection<GrowattPlant> plants() {
        return List.copyOf(plants.values());
    }

    public Optional<GrowattPlant> plant(int id) {
        return Optional.ofNullable(plants.get(id));
    }

    public Optional<GrowattDevice> device(String serial) {
        return plants.values().stream()
                .flatMap(plant -> plant.devices().stream())
                .filter(device -> device.serial().equals(serial))
                .findFirst();
    }

    public GrowattPlant plantOf(GrowattDevice device) {
        return Objects.requireNonNull(plants.values().stream()
                .filter(plant -> plant.devices().contains(device))
                .findFirst()
                .orElse(null));
    }

    public void setOffline(String serial, boolean isOffline) {
        if (isOffline) {
            offline.add(serial);
        } else {
            offline.remove(serial);
        }
    }

    public boolean isOffline(GrowattDevice device) {
        return offline.contains(device.serial());
    }

    public void use(ServerVariant variant) {
        variants.add(variant);
    }

    public boolean has(ServerVariant variant) {
        return variants.contains(variant);
    }

    /** Values of fields that replace those of the simulated home, by name. */
    public Map<String, Object> valueOverrides() {
        return valueOverrides;
    }

    /** Codes with which the alarm lists of devices fail, by serial number. */
    public Map<String, Integer> alarmErrors() {
        return alarmErrors;
    }

    public void hideZones(boolean hidden) {
        zonesHidden = hidden;
    }

    boolean areZonesHidden() {
        return zonesHidden;
    }
}

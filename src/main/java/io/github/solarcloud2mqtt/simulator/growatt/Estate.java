package io.github.solarcloud2mqtt.simulator.growatt;

import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What an account owns, and in which manner the cloud tells of it. */
final class Estate {

    private static final int FIRST_PLANT = 424_242;

    private final Map<Integer, GrowattPlant> plants = new LinkedHashMap<>();
    private final Set<String> offline = new HashSet<>();
    private final Set<String> gone = new HashSet<>();
    private final Set<Manner> manners = EnumSet.noneOf(Manner.class);
    private int built;
    private int installed;

    int build(String name, SimulatedHome home) {
        int id = FIRST_PLANT + built++;
        plants.put(id, new GrowattPlant(id, name, home));
        return id;
    }

    String install(int plantId, Kind kind) {
        installed++;
        String serial = kind == Kind.OTHER
                ? "meter"
                : kind.name().replace("_", "") + "0DEMO" + String.format("%03d", installed);
        plant(plantId).orElseThrow().devices().add(new GrowattDevice(serial, kind, 30 + installed));
        return serial;
    }

    void remove(String serial) {
        plants.values()
                .forEach(plant ->
                        plant.devices().removeIf(device -> device.serial().equals(serial)));
        gone.add(serial);
    }

    void abandon(int plantId) {
        plants.remove(plantId);
    }

    /** Whether it was a device of the account, once. */
    boolean wasOwned(String serial) {
        return gone.contains(serial);
    }

    Collection<GrowattPlant> plants() {
        return List.copyOf(plants.values());
    }

    Optional<GrowattPlant> plant(int id) {
        return Optional.ofNullable(plants.get(id));
    }

    Optional<GrowattDevice> device(String serial) {
        return plants.values().stream()
                .flatMap(plant -> plant.devices().stream())
                .filter(device -> device.serial().equals(serial))
                .findFirst();
    }

    GrowattPlant plantOf(GrowattDevice device) {
        return Objects.requireNonNull(plants.values().stream()
                .filter(plant -> plant.devices().contains(device))
                .findFirst()
                .orElse(null));
    }

    void setOffline(String serial, boolean isOffline) {
        if (isOffline) {
            offline.add(serial);
        } else {
            offline.remove(serial);
        }
    }

    boolean isOffline(GrowattDevice device) {
        return offline.contains(device.serial());
    }

    void adopt(Manner manner) {
        manners.add(manner);
    }

    boolean has(Manner manner) {
        return manners.contains(manner);
    }
}

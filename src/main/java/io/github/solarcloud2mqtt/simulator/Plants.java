package io.github.solarcloud2mqtt.simulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The plants that somebody may see. */
record Plants(List<SimulatedPlant> all) {

    /** Those of them that are among some others. */
    Plants only(Collection<Integer> ids) {
        return new Plants(all.stream().filter(plant -> ids.contains(plant.id())).toList());
    }

    Set<Integer> ids() {
        return Set.copyOf(all.stream().map(SimulatedPlant::id).toList());
    }

    Optional<SimulatedPlant> find(String id) {
        return all.stream()
                .filter(plant -> id.equals(String.valueOf(plant.id())))
                .findFirst();
    }

    /** The plant of an id somebody has asked for. */
    SimulatedPlant required(String id) throws Refusal {
        return find(id).orElseThrow(() -> Refusal.mistake("E900", "Unauthorized access"));
    }

    /** The plant a device belongs to. */
    SimulatedPlant of(SimulatedDevice device) {
        return find(String.valueOf(device.plantId())).orElseThrow();
    }

    /** The plant whose communication device has a serial number. */
    Optional<SimulatedPlant> behind(String dongle) {
        return all.stream()
                .filter(plant -> dongle.equals(Fittings.dongle(plant.id())))
                .findFirst();
    }

    /** Whether a point of a device ever has a value. */
    boolean everTells(SimulatedDevice device, String pointId) {
        return of(device).gauges().has(device.type(), pointId);
    }

    List<SimulatedDevice> devices() {
        List<SimulatedDevice> devices = new ArrayList<>();
        all.forEach(plant -> devices.addAll(plant.installation().devices()));
        return devices;
    }

    Optional<SimulatedDevice> byPsKey(String psKey) {
        return all.stream()
                .flatMap(plant -> plant.installation().byPsKey(psKey).stream())
                .findFirst();
    }

    Optional<SimulatedDevice> bySerial(String serial) {
        return all.stream()
                .flatMap(plant -> plant.installation().bySerial(serial).stream())
                .findFirst();
    }
}

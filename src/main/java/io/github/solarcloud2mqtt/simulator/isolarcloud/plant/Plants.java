package io.github.solarcloud2mqtt.simulator.isolarcloud.plant;

import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The plants that a caller has access to. */
public record Plants(List<SimulatedPlant> all) {

    /** Returns those plants that have one of the ids. */
    public Plants only(Collection<Integer> ids) {
        return new Plants(all.stream().filter(plant -> ids.contains(plant.id())).toList());
    }

    public Set<Integer> ids() {
        return Set.copyOf(all.stream().map(SimulatedPlant::id).toList());
    }

    public Optional<SimulatedPlant> find(String id) {
        return all.stream()
                .filter(plant -> id.equals(String.valueOf(plant.id())))
                .findFirst();
    }

    /** Returns the plant with an id; fails if there is none. */
    public SimulatedPlant required(String id) throws ApiError {
        return find(id).orElseThrow(() -> ApiError.violation("E900", "Unauthorized access"));
    }

    /** Returns the plant of a device. */
    public SimulatedPlant of(SimulatedDevice device) {
        return find(String.valueOf(device.plantId())).orElseThrow();
    }

    /** Returns the plant whose communication device has a serial number. */
    public Optional<SimulatedPlant> ofCommunicationDevice(String communicationSerial) {
        return all.stream()
                .filter(plant -> communicationSerial.equals(DeviceSet.communicationSerial(plant.id())))
                .findFirst();
    }

    /** Whether a point of a device ever has a value. */
    boolean hasValues(SimulatedDevice device, String pointId) {
        return of(device).points().has(device.type(), pointId);
    }

    /** Returns the points that never have a value on any of the devices, each with one device: {@code p1 of 1_2_3_4}. */
    public List<String> pointsWithoutValues(List<SimulatedDevice> devices, List<String> points) {
        return points.stream()
                .filter(id -> !devices.isEmpty() && devices.stream().noneMatch(device -> hasValues(device, id)))
                .map(id -> "p" + id + " of " + devices.get(0).psKey())
                .toList();
    }

    public List<SimulatedDevice> devices() {
        List<SimulatedDevice> devices = new ArrayList<>();
        all.forEach(plant -> devices.addAll(plant.installation().devices()));
        return devices;
    }

    public Optional<SimulatedDevice> byPsKey(String psKey) {
        return all.stream()
                .flatMap(plant -> plant.installation().byPsKey(psKey).stream())
                .findFirst();
    }

    public Optional<SimulatedDevice> bySerial(String serial) {
        return all.stream()
                .flatMap(plant -> plant.installation().bySerial(serial).stream())
                .findFirst();
    }
}

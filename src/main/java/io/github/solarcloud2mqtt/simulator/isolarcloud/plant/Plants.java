package io.github.solarcloud2mqtt.simulator.isolarcloud.plant;

import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The plants that somebody may see. */
public record Plants(List<SimulatedPlant> all) {

    /** Those of them that are among some others. */
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

    /** The plant of an id somebody has asked for. */
    public SimulatedPlant required(String id) throws ApiError {
        return find(id).orElseThrow(() -> ApiError.violation("E900", "Unauthorized access"));
    }

    /** The plant a device belongs to. */
    public SimulatedPlant of(SimulatedDevice device) {
        return find(String.valueOf(device.plantId())).orElseThrow();
    }

    /** The plant whose communication device has a serial number. */
    public Optional<SimulatedPlant> ofCommunicationDevice(String communicationSerial) {
        return all.stream()
                .filter(plant -> communicationSerial.equals(DeviceSet.communicationSerial(plant.id())))
                .findFirst();
    }

    /** Whether a point of a device ever has a value. */
    boolean hasValues(SimulatedDevice device, String pointId) {
        return of(device).points().has(device.type(), pointId);
    }

    /** The points that none of some devices ever has a value of, each with one of the devices, such as {@code p1 of 1_2_3_4}. */
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

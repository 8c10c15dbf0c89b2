package io.github.solarcloud2mqtt.simulator.isolarcloud.plant;

import io.github.solarcloud2mqtt.simulator.home.PlantKind;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Timestamps;
import io.github.solarcloud2mqtt.simulator.points.SimulatedPoints;
import java.util.Optional;

/**
 * A plant of the account.
 *
 * @param home its simulation
 * @param installation its devices
 * @param uploads the last reports of its devices
 * @param points the measuring points that have values
 * @param timestamps formats times in its zone
 */
public record SimulatedPlant(
        SimulatedHome home,
        Installation installation,
        DeviceUploads uploads,
        SimulatedPoints points,
        Timestamps timestamps) {

    public static SimulatedPlant of(SimulatedHome home) {
        Installation installation = new Installation(home.plan());
        return new SimulatedPlant(
                home,
                installation,
                new DeviceUploads(home, installation),
                new SimulatedPoints(home.plan().kind()),
                new Timestamps(home.plan().zone()));
    }

    public int id() {
        return home.plan().plantId();
    }

    public PlantKind kind() {
        return home.plan().kind();
    }

    /** The plant as one of its own devices. */
    public SimulatedDevice device() {
        return installation.plant();
    }

    /** The device through which the others report. */
    public Optional<SimulatedDevice> communicationDevice() {
        return installation.bySerial(DeviceSet.communicationSerial(id()));
    }

    /** The vendor's code of its kind. */
    public int type() {
        return kind().batteries() > 0 ? 5 : kind() == PlantKind.PARK ? 1 : 4;
    }
}

package io.github.solarcloud2mqtt.simulator;

import io.github.solarcloud2mqtt.simulator.home.PlantKind;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.points.Gauges;
import java.util.Optional;

/**
 * A plant of the account.
 *
 * @param home what happens there
 * @param installation its devices
 * @param feed what the cloud last heard from them
 * @param gauges the points of its devices that ever have values
 * @param stamps times by its clocks
 */
record SimulatedPlant(SimulatedHome home, Installation installation, Feed feed, Gauges gauges, Stamps stamps) {

    static SimulatedPlant around(SimulatedHome home) {
        Installation installation = new Installation(home.plan());
        return new SimulatedPlant(
                home,
                installation,
                new Feed(home, installation),
                new Gauges(home.plan().kind()),
                new Stamps(home.plan().zone()));
    }

    int id() {
        return home.plan().plantId();
    }

    PlantKind kind() {
        return home.plan().kind();
    }

    /** The plant as one of its own devices. */
    SimulatedDevice device() {
        return installation.plant();
    }

    /** What its devices report through. */
    Optional<SimulatedDevice> communicationDevice() {
        return installation.bySerial(Fittings.dongle(id()));
    }

    /** The vendor's code of its kind. */
    int type() {
        return kind().batteries() > 0 ? 5 : kind() == PlantKind.PARK ? 1 : 4;
    }
}

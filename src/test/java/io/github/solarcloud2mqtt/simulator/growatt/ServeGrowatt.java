package io.github.solarcloud2mqtt.simulator.growatt;

import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.http.SimulatedServer;
import java.io.IOException;
import java.time.InstantSource;

/** Runs the simulated Growatt as a separate process for tests of the packaged program; prints its URL as first line. */
public final class ServeGrowatt {

    private ServeGrowatt() {}

    /** Serves until the process is terminated. */
    public static void main(String[] arguments) throws IOException {
        InstantSource clock = InstantSource.system();
        SimulatedHome home = new SimulatedHome(HomePlan.from(clock.instant()));
        SimulatedGrowatt cloud = SimulatedGrowatt.of(clock, "demo-token", home);
        System.out.println(SimulatedServer.start(cloud::handle, 0).url());
    }
}

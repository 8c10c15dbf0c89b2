package io.github.solarcloud2mqtt.app;

import io.github.solarcloud2mqtt.simulator.Request;
import io.github.solarcloud2mqtt.simulator.Response;
import io.github.solarcloud2mqtt.simulator.SimulatedServer;
import io.github.solarcloud2mqtt.simulator.growatt.SimulatedGrowatt;
import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;

/** The demo's own Growatt cloud. */
final class GrowattDemo {

    private static final String TOKEN = "demo0token0demo0token0demo0token";

    private GrowattDemo() {}

    /** Starts the cloud, with a home whose life begins now; returns the configuration as the environment would give it. */
    static Map<String, String> start(InstantSource clock) throws IOException {
        SimulatedHome home = new SimulatedHome(HomePlan.from(clock.instant()));
        Function<Request, Response> cloud = SimulatedGrowatt.of(clock, TOKEN, home)::handle;
        SimulatedServer server = SimulatedServer.start(cloud, 0);
        return Map.of("GROWATT_BASE_URL", server.url(), "GROWATT_TOKEN", TOKEN);
    }
}

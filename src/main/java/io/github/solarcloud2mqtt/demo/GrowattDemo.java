package io.github.solarcloud2mqtt.demo;

import io.github.solarcloud2mqtt.simulator.growatt.SimulatedGrowatt;
import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.http.HttpRequest;
import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import io.github.solarcloud2mqtt.simulator.http.SimulatedServer;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;

/** A simulated Growatt cloud with token access. */
final class GrowattDemo implements DemoCloud {

    private static final String TOKEN = "demo0token0demo0token0demo0token";

    private final SimulatedServer server;

    private GrowattDemo(SimulatedServer server) {
        this.server = server;
    }

    /** Starts a cloud with a home whose history begins at the present time. */
    static GrowattDemo start(InstantSource clock) throws IOException {
        SimulatedHome home = new SimulatedHome(HomePlan.from(clock.instant()));
        Function<HttpRequest, HttpResponse> cloud = SimulatedGrowatt.of(clock, TOKEN, home)::handle;
        return new GrowattDemo(SimulatedServer.start(cloud, 0));
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("GROWATT_BASE_URL", server.url(), "GROWATT_TOKEN", TOKEN);
    }

    @Override
    public void authorize(DemoBridge bridge) {
        // Growatt has no consent; the token is enough.
    }

    @Override
    public void close() {
        server.close();
    }
}

package io.github.solarcloud2mqtt.simulator;

import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import java.io.IOException;
import java.time.InstantSource;

/**
 * The simulated cloud as a process of its own, for tests of the packaged program; its first line is its address. With an
 * argument it lives in a {@link FastClock}.
 */
public final class ServeCloud {

    private static final SimulatedAccount ACCOUNT =
            new SimulatedAccount("demo-app-key", "demo-secret-key", "demo", "demo-password");

    private ServeCloud() {}

    /** Serves until the process is ended. */
    public static void main(String[] arguments) throws IOException {
        InstantSource clock = arguments.length == 0
                ? InstantSource.system()
                : FastClock.parse(arguments[0]).source();
        SimulatedHome home = new SimulatedHome(HomePlan.from(clock.instant()));
        SimulatedServer server = SimulatedServer.start(new SimulatedCloud(clock, home, ACCOUNT), 0);
        System.out.println(server.url());
    }
}

package io.github.solarcloud2mqtt.simulator.isolarcloud;

import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.PlantKind;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.http.SimulatedServer;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.ApiAccess;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.SimulatedAccount;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Runs the simulated iSolarCloud as a separate process for tests of the packaged program; prints its URL as first line. It
 * accepts both kinds of access. An argument that is a URL is the redirect URL of the application; {@code commercial} replaces
 * the home by a commercial plant; a duration such as {@code P7D} is the length of the home's past; any other argument is a
 * {@link FastClock}.
 */
public final class ServeCloud {

    private static final SimulatedAccount ACCOUNT =
            new SimulatedAccount("demo-app-key", "demo-secret-key", "demo", "demo-password").with(ApiAccess.values());

    private ServeCloud() {}

    /** Serves until the process is terminated. */
    public static void main(String[] arguments) throws IOException {
        InstantSource clock = InstantSource.system();
        SimulatedAccount account = ACCOUNT;
        PlantKind kind = PlantKind.HOME;
        Duration past = Duration.ZERO;
        for (String argument : arguments) {
            if (argument.startsWith("http")) {
                account = account.redirectingTo(argument);
            } else if (argument.equals("commercial")) {
                kind = PlantKind.COMMERCIAL;
            } else if (argument.startsWith("P")) {
                past = Duration.parse(argument);
            } else {
                clock = FastClock.parse(argument).source();
            }
        }
        HomePlan plan = HomePlan.from(clock.instant().minus(past));
        SimulatedHome home = new SimulatedHome(plan.plant(plan.plantId(), kind));
        SimulatedServer server = SimulatedServer.start(new SimulatedIsolarcloud(clock, home, account)::handle, 0);
        System.out.println(server.url());
    }
}

package io.github.solarcloud2mqtt.integration;

import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.cloud.isolarcloud.IsolarcloudCloud;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Application;
import io.github.solarcloud2mqtt.cloud.isolarcloud.auth.AccountCredentials;
import io.github.solarcloud2mqtt.secret.Secret;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.http.RecordedCall;
import io.github.solarcloud2mqtt.simulator.http.SimulatedServer;
import io.github.solarcloud2mqtt.simulator.http.Violation;
import io.github.solarcloud2mqtt.simulator.isolarcloud.SimulatedIsolarcloud;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.SimulatedAccount;
import io.github.solarcloud2mqtt.time.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** The home at iSolarCloud. */
final class IsolarcloudVendor implements SimulatedVendor {

    private static final OkHttpClient HTTP = new OkHttpClient();

    private final SimulatedHome home;
    private final SimulatedIsolarcloud cloud;
    private final SimulatedServer server;

    IsolarcloudVendor(VirtualTime time, SimulatedHome home) throws IOException {
        this.home = home;
        cloud = new SimulatedIsolarcloud(time, home, new SimulatedAccount("app-key", "secret-key", "demo", "password"));
        // The calls of this bridge are not paced, so that no time passes during a call.
        cloud.faultInjection().limitRate(false);
        server = SimulatedServer.start(cloud::handle, 0);
    }

    @Override
    public SolarCloud connect(AccountContext context) {
        Application application = new Application(
                HttpUrl.get(server.url()),
                new Secret("app-key"),
                new Secret("secret-key"),
                "en_US",
                Duration.ofSeconds(30),
                Optional.empty());
        AccountCredentials account = new AccountCredentials(application, "demo", new Secret("password"));
        return new IsolarcloudCloud(account, plant -> true, context, HTTP);
    }

    @Override
    public PollSettings settings() {
        return TestBridge.EVERY_FIVE_MINUTES;
    }

    @Override
    public SimulatedHome home() {
        return home;
    }

    @Override
    public String inverter() {
        return "974621_14_1_1";
    }

    @Override
    public String plant() {
        return "974621_11_0_0";
    }

    @Override
    public int devices() {
        return 5;
    }

    /** Five calls for the device types and one for faults every five minutes, and the calls of each discovery. */
    @Override
    public int mostCallsADay() {
        return 1_850;
    }

    @Override
    public List<RecordedCall> calls() {
        return cloud.calls();
    }

    @Override
    public List<Violation> violations() {
        return cloud.violations();
    }

    @Override
    public void injectRandomFault(Random random) {
        switch (random.nextInt(9)) {
            case 0 -> cloud.faultInjection().respondWithCode("*", 1, "E910", "Repeated request");
            case 1 -> cloud.faultInjection().respondWithCode("*", 1, "-1", "System error");
            case 2 -> cloud.faultInjection().invalidateToken();
            case 3 -> cloud.faultInjection().respondWithHalf("*", 1);
            case 4 -> cloud.faultInjection().drop("*", 1);
            case 5 -> cloud.faultInjection().respondWithStatus("*", 1, 502);
            case 6 -> cloud.faultInjection().loseLifetimeCounters(1 + random.nextInt(2));
            case 7 -> cloud.faultInjection().keepYesterday(1 + random.nextInt(6));
            default -> cloud.faultInjection().respondWithHtml("*", 1);
        }
    }

    @Override
    public void respondNormally() {
        cloud.faultInjection().respondNormally();
    }

    @Override
    public String raiseFault(String name) {
        return cloud.faultInjection().raiseFault(inverter(), 14, 1, 1, name);
    }

    @Override
    public void clearFault(String id) {
        cloud.faultInjection().clearFault(id);
    }

    @Override
    public void close() {
        server.close();
    }
}

package io.github.solarcloud2mqtt.integration;

import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.cloud.growatt.GrowattCloud;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattAccount;
import io.github.solarcloud2mqtt.secret.Secret;
import io.github.solarcloud2mqtt.simulator.growatt.GrowattFaultInjection;
import io.github.solarcloud2mqtt.simulator.growatt.SimulatedGrowatt;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.http.RecordedCall;
import io.github.solarcloud2mqtt.simulator.http.SimulatedServer;
import io.github.solarcloud2mqtt.simulator.http.Violation;
import io.github.solarcloud2mqtt.time.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** The home at Growatt, where hybrid inverter and battery are one device. */
final class GrowattVendor implements SimulatedVendor {

    private static final OkHttpClient HTTP = new OkHttpClient();
    static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private final SimulatedHome home;
    private final SimulatedGrowatt cloud;
    private final SimulatedServer server;

    /** One plant with a hybrid inverter of the kind MIN. */
    GrowattVendor(VirtualTime time, SimulatedHome home) throws IOException {
        this(home, SimulatedGrowatt.of(time, TOKEN, home));
    }

    /** Any account. */
    GrowattVendor(SimulatedHome home, SimulatedGrowatt cloud) throws IOException {
        this.home = home;
        this.cloud = cloud;
        server = SimulatedServer.start(cloud::handle, 0);
    }

    GrowattFaultInjection faultInjection() {
        return cloud.faultInjection();
    }

    @Override
    public SolarCloud connect(AccountContext context) {
        GrowattAccount account =
                new GrowattAccount(HttpUrl.get(server.url()), new Secret(TOKEN), 200, Duration.ofSeconds(30));
        return new GrowattCloud(account, plant -> true, context, HTTP);
    }

    @Override
    public PollSettings settings() {
        return new PollSettings(
                "home", Duration.ofMinutes(20), Duration.ofHours(12), Duration.ofHours(1), Duration.ofHours(1));
    }

    @Override
    public SimulatedHome home() {
        return home;
    }

    @Override
    public String inverter() {
        return "MIN0DEMO001";
    }

    @Override
    public String plant() {
        return "plant_424242";
    }

    @Override
    public int devices() {
        return 3;
    }

    @Override
    public int mostCallsADay() {
        return 199;
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
        switch (random.nextInt(10)) {
            case 0 -> cloud.faultInjection().respondWithCode("*", 1, 10_001, "error_system");
            case 1 -> cloud.faultInjection().respondWithCode("*", 1, 10_012, "error_frequently_access");
            case 2 -> cloud.faultInjection().respondWithHalf("*", 1);
            case 3 -> cloud.faultInjection().drop("*", 1);
            case 4 -> cloud.faultInjection().respondWithStatus("*", 1, 502);
            case 5 -> cloud.faultInjection().loseLifetimeCounters(1 + random.nextInt(5));
            case 6 -> cloud.faultInjection().repeatYesterday(random.nextInt(3), 1 + random.nextInt(6));
            case 7 -> cloud.faultInjection().offline(inverter());
            case 8 -> cloud.faultInjection().online(inverter());
            default -> cloud.faultInjection().respondWithHtml("*", 1);
        }
    }

    @Override
    public void respondNormally() {
        cloud.faultInjection().respondNormally();
        cloud.faultInjection().online(inverter());
    }

    @Override
    public String raiseFault(String name) {
        return cloud.faultInjection().raiseAlarm(inverter(), 25, 1, name);
    }

    @Override
    public void clearFault(String id) {
        cloud.faultInjection().clearAlarm(inverter(), id);
    }

    @Override
    public void close() {
        server.close();
    }
}

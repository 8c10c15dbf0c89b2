package io.github.solarcloud2mqtt.app.command;

import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.config.hocon.ConfigurationException;
import io.github.solarcloud2mqtt.config.section.ConfigurationLoader;
import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.http.SimulatedServer;
import io.github.solarcloud2mqtt.simulator.isolarcloud.FaultInjection;
import io.github.solarcloud2mqtt.simulator.isolarcloud.SimulatedIsolarcloud;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.SimulatedAccount;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.EncryptionMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** A simulated cloud with an account, and the configuration that reads it. */
final class TestHome implements AutoCloseable {

    static final SimulatedAccount ACCOUNT =
            new SimulatedAccount("the-app-key-7Q2x", "the-secret-key-9Zk4", "owner@example.org", "the-password-5Wm8");

    /** A day in June, at noon: every device reports. */
    static final Instant NOON = Instant.parse("2026-06-01T10:02:00Z");

    final SimulatedIsolarcloud cloud;
    private final SimulatedServer server;
    private final Path folder;
    private String cloudUrl;
    private String brokerUrl;
    private String password = ACCOUNT.password();
    private String appKey = ACCOUNT.appkey();
    private String more = "";
    private String mqtt = "";

    TestHome(Path folder, InstantSource clock, int brokerPort) throws IOException {
        this(folder, clock, brokerPort, clock.instant());
    }

    /** With a home whose past begins at another time. */
    TestHome(Path folder, InstantSource clock, int brokerPort, Instant begin) throws IOException {
        this.folder = folder;
        cloud = new SimulatedIsolarcloud(clock, new SimulatedHome(HomePlan.from(begin)), ACCOUNT);
        // The clock of most tests does not advance, so the gateway would never refill its bucket.
        cloud.faultInjection().limitRate(false);
        server = SimulatedServer.start(cloud::handle, 0);
        cloudUrl = server.url();
        brokerUrl = "tcp://127.0.0.1:" + brokerPort;
    }

    FaultInjection faultInjection() {
        return cloud.faultInjection();
    }

    TestHome cloudUrl(String url) {
        cloudUrl = url;
        return this;
    }

    TestHome broker(String url, String more) {
        brokerUrl = url;
        mqtt = more;
        return this;
    }

    TestHome password(String other) {
        password = other;
        return this;
    }

    TestHome appKey(String other) {
        appKey = other;
        return this;
    }

    /** Makes the cloud accept encrypted calls only. */
    TestHome encrypted() {
        cloud.faultInjection().encryption(EncryptionMode.REQUIRED);
        return with("rsa-public-key = \"" + cloud.rsaPublicKey() + "\"");
    }

    /** More lines for the cloud. */
    TestHome with(String lines) {
        more += lines + "\n";
        return this;
    }

    /** The state directory. */
    Path state() {
        return folder.resolve("state");
    }

    /** A file with the configuration. */
    Path configuration() {
        String text = """
                clouds.home {
                  base-url = "%s", app-key = "%s", secret-key = "%s"
                  auth { user = "%s", password = "%s" }
                  timeout = 2s
                  %s
                }
                mqtt.url = "%s"
                mqtt { %s }
                state-directory = "%s"
                """.formatted(
                cloudUrl, appKey, ACCOUNT.secretKey(), ACCOUNT.user(), password, more, brokerUrl, mqtt, state());
        try {
            return Files.writeString(folder.resolve("config.conf"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Settings settings() throws ConfigurationException {
        return ConfigurationLoader.load(Optional.of(configuration()), Path.of("unused"), Map.of())
                .settings();
    }

    @Override
    public void close() {
        server.close();
    }
}

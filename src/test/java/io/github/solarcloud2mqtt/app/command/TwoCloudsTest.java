package io.github.solarcloud2mqtt.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.app.component.Bridge;
import io.github.solarcloud2mqtt.app.component.DaggerAppComponent;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.config.section.ConfigurationLoader;
import io.github.solarcloud2mqtt.demo.EmbeddedBroker;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.simulator.growatt.SimulatedGrowatt;
import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.http.SimulatedServer;
import io.github.solarcloud2mqtt.simulator.isolarcloud.SimulatedIsolarcloud;
import io.github.solarcloud2mqtt.time.ScaledClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same home at two vendors' clouds, read by one program with one configuration. */
class TwoCloudsTest {

    private static final InstantSource NOON = InstantSource.fixed(TestHome.NOON);

    private final SimulatedHome home = new SimulatedHome(HomePlan.from(TestHome.NOON));
    private final SimulatedIsolarcloud isolarcloud = new SimulatedIsolarcloud(NOON, home, TestHome.ACCOUNT);
    private final SimulatedGrowatt growatt = SimulatedGrowatt.of(NOON, "the-token-4Hs2", home);

    @TempDir
    private Path folder;

    @Test
    void oneConfigurationReadsBothVendors() throws Exception {
        isolarcloud.faultInjection().limitRate(false);
        try (SimulatedServer first = SimulatedServer.start(isolarcloud::handle, 0);
                SimulatedServer second = SimulatedServer.start(growatt::handle, 0);
                EmbeddedBroker broker = new EmbeddedBroker("127.0.0.1", 0)) {
            broker.start();
            Settings settings = settings(first.url(), second.url(), broker.port());
            try (RecordingSubscriber listener = new RecordingSubscriber(broker.port())) {
                Bridge bridge = DaggerAppComponent.factory()
                        .create(settings, new ScaledClock(NOON, 1))
                        .bridge();
                bridge.start();
                listener.await("solarcloud2mqtt/bridge/info", "\"plants\":2,\"devices\":8");
                listener.await("solarcloud2mqtt/bridge/health", "\"barn\":{\"state\":\"ok\"");
                assertThat(payload(listener, "974621_14_1_1/grid_export_power"))
                        .isEqualTo(payload(listener, "MIN0DEMO001/grid_export_power"));
                assertThat(payload(listener, "974621_14_1_1/load_power"))
                        .isEqualTo(payload(listener, "MIN0DEMO001/load_power"));
                bridge.stop();
                listener.await("solarcloud2mqtt/bridge/state", "offline");
            }
        }
        assertThat(isolarcloud.violations()).isEmpty();
        assertThat(growatt.violations()).isEmpty();
    }

    private Settings settings(String isolarcloudUrl, String growattUrl, int port) throws Exception {
        Path file = Files.writeString(folder.resolve("config.conf"), """
                clouds {
                  home {
                    base-url = "%s", app-key = "%s", secret-key = "%s"
                    auth { user = "%s", password = "%s" }
                  }
                  barn { vendor = growatt, base-url = "%s", token = "the-token-4Hs2" }
                }
                mqtt.url = "tcp://127.0.0.1:%d"
                state-directory = "%s"
                """.formatted(
                        isolarcloudUrl,
                        TestHome.ACCOUNT.appkey(),
                        TestHome.ACCOUNT.secretKey(),
                        TestHome.ACCOUNT.user(),
                        TestHome.ACCOUNT.password(),
                        growattUrl,
                        port,
                        folder.resolve("state")));
        return ConfigurationLoader.load(Optional.of(file), file, Map.of()).settings();
    }

    /** The last payload; waits if there is none yet. */
    private static String payload(RecordingSubscriber listener, String topic) throws InterruptedException {
        if (last(listener, topic).isEmpty()) {
            listener.await("solarcloud2mqtt/" + topic, "");
        }
        return last(listener, topic).orElseThrow();
    }

    private static Optional<String> last(RecordingSubscriber listener, String topic) {
        return listener.heard().stream()
                .filter(message -> message.topic().equals("solarcloud2mqtt/" + topic))
                .map(Message::payload)
                .reduce((before, last) -> last);
    }
}

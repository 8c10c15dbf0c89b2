package io.github.solarcloud2mqtt.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.app.command.Listener;
import io.github.solarcloud2mqtt.app.component.AppComponent;
import io.github.solarcloud2mqtt.app.component.Bridge;
import io.github.solarcloud2mqtt.app.component.DaggerAppComponent;
import io.github.solarcloud2mqtt.config.ConfigurationLoader;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.ApiAccess;
import io.github.solarcloud2mqtt.time.ScaledClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo's ways into its cloud. */
class DemoCloudTest {

    private static final Instant NOON = Instant.parse("2026-06-01T10:02:00Z");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"ACCOUNT, false", "ACCOUNT, true", "OAUTH2, false", "OAUTH2, true"})
    void theBridgeGetsIn(ApiAccess api, boolean encrypted) throws Exception {
        ScaledClock tempo = new ScaledClock(() -> NOON, 1);
        EmbeddedBroker broker = new EmbeddedBroker("127.0.0.1", 0);
        broker.start();
        try (DemoCloud cloud = IsolarcloudDemo.start(api, encrypted, tempo.clock());
                Listener listener = new Listener(broker.port())) {
            AppComponent app = DaggerAppComponent.factory().create(settings(cloud, broker), tempo);
            cloud.authorize(app.clouds().get(0));
            Bridge bridge = app.bridge();
            bridge.start();
            listener.await("solarcloud2mqtt/974621_14_1_1/state", "\"total_yield\":194");
            bridge.stop();
        } finally {
            broker.close();
        }
        assertThat(folder.resolve("consent-isolarcloud.json").toFile().exists()).isEqualTo(api == ApiAccess.OAUTH2);
    }

    private Settings settings(DemoCloud cloud, EmbeddedBroker broker) throws Exception {
        Map<String, String> environment = new HashMap<>(cloud.environment());
        environment.put("MQTT_URL", "tcp://127.0.0.1:" + broker.port());
        environment.put("STATE_DIRECTORY", folder.toString());
        return ConfigurationLoader.load(Optional.empty(), folder.resolve("no-file.conf"), environment)
                .settings();
    }
}

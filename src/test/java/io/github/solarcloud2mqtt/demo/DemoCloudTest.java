package io.github.solarcloud2mqtt.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.app.command.DemoHosts;
import io.github.solarcloud2mqtt.app.command.RecordingSubscriber;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.ApiAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The access methods of the demo. */
class DemoCloudTest {

    private static final Instant NOON = Instant.parse("2026-06-01T10:02:00Z");

    private final InstantSource clock = fromNoon();

    /** A clock that runs, because the simulated gateway limits the calls of a second. */
    private static InstantSource fromNoon() {
        Duration toNoon = Duration.between(Instant.now(), NOON);
        return () -> Instant.now().plus(toNoon);
    }

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"ACCOUNT, false", "ACCOUNT, true", "OAUTH2, false", "OAUTH2, true"})
    void theBridgeReadsTheSimulatedCloud(ApiAccess api, boolean encrypted) throws Exception {
        EmbeddedBroker broker = new EmbeddedBroker("127.0.0.1", 0);
        broker.start();
        try (DemoCloud cloud = IsolarcloudDemo.start(api, encrypted, clock);
                RecordingSubscriber listener = new RecordingSubscriber(broker.port())) {
            DemoBridge bridge = DemoHosts.program().bridge(environment(cloud, broker), clock, 1);
            cloud.authorize(bridge);
            bridge.start();
            listener.await("solarcloud2mqtt/974621_14_1_1/state", "\"total_yield\":194");
            bridge.stop();
        } finally {
            broker.close();
        }
        assertThat(folder.resolve("consent-isolarcloud.json").toFile().exists()).isEqualTo(api == ApiAccess.OAUTH2);
    }

    @Test
    void theBridgeGetsInAtGrowatt() throws Exception {
        EmbeddedBroker broker = new EmbeddedBroker("127.0.0.1", 0);
        broker.start();
        try (DemoCloud cloud = GrowattDemo.start(clock);
                RecordingSubscriber listener = new RecordingSubscriber(broker.port())) {
            DemoBridge bridge = DemoHosts.program().bridge(environment(cloud, broker), clock, 1);
            cloud.authorize(bridge);
            bridge.start();
            listener.await("solarcloud2mqtt/bridge/health", "\"growatt\"");
            bridge.stop();
        } finally {
            broker.close();
        }
    }

    @Test
    void nothingIsLeftOnTheBrokerOfTheUser() throws Exception {
        EmbeddedBroker broker = new EmbeddedBroker("127.0.0.1", 0);
        broker.start();
        try (DemoCloud cloud = IsolarcloudDemo.start(ApiAccess.ACCOUNT, false, clock)) {
            DemoBridge bridge = DemoHosts.program().bridge(environment(cloud, broker), clock, 1);
            try (RecordingSubscriber listener = new RecordingSubscriber(broker.port())) {
                bridge.start();
                listener.await("homeassistant/event/isolarcloud_974621_14_1_1/fault/config", "unique_id");
                listener.await("solarcloud2mqtt/bridge/health", "\"ok\"");
                bridge.stopWithoutTrace();
            }
            try (RecordingSubscriber later = new RecordingSubscriber(broker.port())) {
                assertThat(later.heardUntil("end")).isEmpty();
            }
        } finally {
            broker.close();
        }
    }

    private Map<String, String> environment(DemoCloud cloud, EmbeddedBroker broker) {
        Map<String, String> environment = new HashMap<>(cloud.environment());
        environment.put("MQTT_URL", "tcp://127.0.0.1:" + broker.port());
        environment.put("STATE_DIRECTORY", folder.toString());
        return environment;
    }
}

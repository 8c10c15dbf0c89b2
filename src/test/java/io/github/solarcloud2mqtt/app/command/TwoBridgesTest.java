package io.github.solarcloud2mqtt.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.app.component.Bridge;
import io.github.solarcloud2mqtt.app.component.DaggerAppComponent;
import io.github.solarcloud2mqtt.demo.EmbeddedBroker;
import io.github.solarcloud2mqtt.mqtt.LogProbe;
import io.github.solarcloud2mqtt.publish.session.SharedDevices;
import io.github.solarcloud2mqtt.time.ScaledClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two bridges with one account on one broker, each with a base topic and a client id of its own. */
class TwoBridgesTest {

    private static final String SENTENCE =
            "Another bridge, with mqtt.base-topic %s, announces the same devices to Home "
                    + "Assistant (isolarcloud_974621_11_0_0 and 4 more). Home Assistant follows the one that announced a device "
                    + "last. Stop one of the two bridges, or leave the plants out of one with plants.exclude.";
    private static final String OF_FIRST = SENTENCE.formatted("solarcloud2mqtt");
    private static final String OF_SECOND = SENTENCE.formatted("sun/roof");

    @TempDir
    private Path folder;

    private static Bridge start(TestHome home) throws Exception {
        Bridge bridge = DaggerAppComponent.factory()
                .create(home.settings(), new ScaledClock(InstantSource.system(), 1))
                .bridge();
        bridge.start();
        return bridge;
    }

    @Test
    void eachBridgeSaysThatTheOtherAnnouncesTheSameDevicesAndLeavesItAtThat() throws Exception {
        try (EmbeddedBroker broker = new EmbeddedBroker("127.0.0.1", 0)) {
            broker.start();
            String url = "tcp://127.0.0.1:" + broker.port();
            Path second = Files.createDirectory(folder.resolve("second"));
            try (TestHome home = new TestHome(folder, InstantSource.system(), broker.port());
                    TestHome twin = new TestHome(second, InstantSource.system(), broker.port())
                            .broker(url, "base-topic = sun/roof, client-id = twin");
                    RecordingSubscriber listener = new RecordingSubscriber(broker.port());
                    LogProbe log = new LogProbe(SharedDevices.class)) {
                Bridge first = start(home);
                listener.await("solarcloud2mqtt/bridge/health", "\"state\":\"ok\"");
                Bridge other = start(twin);
                assertThat(List.of(log.next(), log.next()))
                        .containsExactlyInAnyOrder("WARN " + OF_FIRST, "WARN " + OF_SECOND);
                listener.await("sun/roof/bridge/health", "\"note\":\"" + OF_FIRST + "\"");
                int before = listener.heardUntil("reported").size();
                listener.publish("solarcloud2mqtt/bridge/request/discover", "");
                listener.await("solarcloud2mqtt/bridge/response/discover", "ok");
                listener.publish("sun/roof/bridge/request/discover", "");
                listener.await("sun/roof/bridge/response/discover", "ok");
                assertThat(listener.heard().stream().skip(before))
                        .noneMatch(message -> message.topic().startsWith("homeassistant/"));

                Console console =
                        Console.run("check", "--config", home.configuration().toString());
                assertThat(console.out()).endsWith("\n- Home Assistant: works in part. " + OF_SECOND + "\n");
                assertThat(console.exitCode()).isZero();

                first.stop();
                other.stop();
            }
        }
    }
}

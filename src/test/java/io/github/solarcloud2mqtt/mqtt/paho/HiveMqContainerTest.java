package io.github.solarcloud2mqtt.mqtt.paho;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.hivemq.HiveMQContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** The contract with HiveMQ Community Edition in a container. */
@EnabledIf(
        value = "dockerAnswers",
        disabledReason = "Docker does not answer, so HiveMQ is tested only inside this process (HiveMqTest).")
class HiveMqContainerTest extends BrokerContract {

    @TempDir
    static Path directory;

    static boolean dockerAnswers() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @Override
    TestBroker broker() throws IOException {
        Path config = Files.writeString(directory.resolve("config.xml"), HiveMq.config("0.0.0.0", 1883));
        return new Container(new HiveMQContainer(DockerImageName.parse("hivemq/hivemq-ce:2025.5"))
                .withHiveMQConfig(MountableFile.forHostPath(config)));
    }

    private record Container(HiveMQContainer container) implements TestBroker {
        @Override
        public void start() {
            container.start();
        }

        @Override
        public void stop() {
            container.stop();
        }

        @Override
        public int port() {
            return container.getMqttPort();
        }
    }
}

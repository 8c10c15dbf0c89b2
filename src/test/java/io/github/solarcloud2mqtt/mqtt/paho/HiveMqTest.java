package io.github.solarcloud2mqtt.mqtt.paho;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract with HiveMQ Community Edition in this process. */
class HiveMqTest extends BrokerContract {

    @TempDir
    static Path directory;

    @Override
    TestBroker broker() throws Exception {
        return new HiveMq(directory);
    }
}

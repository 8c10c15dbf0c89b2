package io.github.solarcloud2mqtt.app;

import io.github.solarcloud2mqtt.mqtt.BrokerContract;
import io.github.solarcloud2mqtt.mqtt.TestBroker;
import java.io.IOException;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** The contract with the demo's broker. */
class EmbeddedBrokerTest extends BrokerContract {

    @Override
    protected TestBroker broker() throws IOException {
        return new Restartable();
    }

    @Override
    @Disabled("Moquette 0.17 keeps no will.")
    @Test
    protected void theWillIsRetainedIfItSaysSo() {}

    @Override
    @Disabled("Moquette 0.17 does not mark what it kept for a subscription with qos 1.")
    @Test
    protected void whatTheBrokerKeptIsMarkedAsRetained() {}

    private static final class Restartable implements TestBroker {
        private EmbeddedBroker broker = new EmbeddedBroker("127.0.0.1", 0);

        Restartable() throws IOException {}

        @Override
        public void start() throws IOException {
            broker = new EmbeddedBroker("127.0.0.1", broker.port());
            broker.start();
        }

        @Override
        public void stop() {
            broker.close();
        }

        @Override
        public int port() {
            return broker.port();
        }
    }
}

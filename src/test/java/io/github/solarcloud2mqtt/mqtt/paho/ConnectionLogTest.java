package io.github.solarcloud2mqtt.mqtt.paho;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.mqtt.BrokerSettings;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings.Tls;
import io.github.solarcloud2mqtt.mqtt.BrokerUrl;
import io.github.solarcloud2mqtt.mqtt.LogProbe;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.secret.Secret;
import io.github.solarcloud2mqtt.time.ThreadScheduler;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log messages about the connection. */
class ConnectionLogTest {

    private final LogProbe log = new LogProbe(PahoMessageBus.class);
    private final ThreadScheduler scheduler = new ThreadScheduler("mqtt", 20);

    private final ListenerProbe listener = new ListenerProbe(() -> {});

    private PahoMessageBus start(String url, String password) {
        PahoMessageBus bus = new PahoMessageBus(
                new BrokerSettings(
                        BrokerUrl.of(url),
                        Optional.of("solar"),
                        Optional.of(new Secret(password)),
                        "me",
                        1,
                        Tls.SYSTEM),
                scheduler,
                new Random(1));
        bus.start(Message.retained("state", "offline"), listener);
        return bus;
    }

    @AfterEach
    void close() {
        scheduler.close();
        log.close();
    }

    @Test
    void aRepeatedlyRefusedLoginIsLoggedOnce() throws Exception {
        try (AuthenticatedBroker broker = new AuthenticatedBroker(self(), self());
                CuttableProxy proxy = new CuttableProxy(broker::tcpPort)) {
            PahoMessageBus bus = start("tcp://127.0.0.1:" + proxy.port(), "rain");
            String reason = "Cannot connect to the MQTT broker tcp://127.0.0.1:" + proxy.port()
                    + ": it refuses the login. Check mqtt.username and mqtt.password.";

            assertThat(log.next()).isEqualTo("WARN " + reason + " The bridge keeps trying.");
            assertThat(bus.problem()).contains(reason);
            assertThat(proxy.awaitConnections(4)).isTrue();
            bus.stop(Message.event("state", "bye"));
            assertThat(log.rest()).isEmpty();
        }
    }

    @Test
    void theEndOfAFailureIsLogged() throws Exception {
        try (AuthenticatedBroker broker = new AuthenticatedBroker(self(), self());
                CuttableProxy proxy = new CuttableProxy(broker::tcpPort)) {
            proxy.drop();
            PahoMessageBus bus = start("tcp://127.0.0.1:" + proxy.port(), "sun");
            assertThat(log.next())
                    .isEqualTo("WARN Cannot connect to the MQTT broker tcp://127.0.0.1:" + proxy.port()
                            + ": something accepts the connection but does not respond like a broker."
                            + " Are scheme and port in mqtt.url those of the broker? The bridge keeps trying.");

            proxy.forward();

            assertThat(log.next())
                    .isEqualTo("INFO Connected to the MQTT broker tcp://127.0.0.1:" + proxy.port() + " as me.");
            assertThat(listener.next()).isEqualTo("connected");
            assertThat(bus.problem()).isEmpty();

            proxy.cut();

            assertThat(log.next())
                    .isEqualTo("WARN Lost the connection to the MQTT broker tcp://127.0.0.1:" + proxy.port()
                            + ": the broker closed the connection. If that repeats, does another program use the same"
                            + " mqtt.client-id \"me\"? The bridge keeps trying.");
            bus.stop(Message.event("state", "bye"));
        }
    }

    @Test
    void aServerThatClosesTheConnectionIsRetried() throws Exception {
        try (MisbehavingServer server = MisbehavingServer.closingAtOnce(4)) {
            PahoMessageBus bus = start("tcp://127.0.0.1:" + server.port(), "sun");

            assertThat(server.calls().await(20, TimeUnit.SECONDS)).isTrue();
            bus.stop(Message.event("state", "bye"));
        }
    }

    private static HeldCertificate self() {
        return new HeldCertificate.Builder().build();
    }
}

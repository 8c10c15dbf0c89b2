package io.github.solarcloud2mqtt.mqtt.paho;

import io.github.solarcloud2mqtt.mqtt.BrokerException;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.secret.Secret;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;

/** Translates the settings into those of Paho. */
final class ConnectOptions {

    private static final int MOST_UNCONFIRMED = 10_000;
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private ConnectOptions() {}

    /**
     * The options of a connection.
     *
     * @param will the message that the broker publishes if the connection breaks
     * @throws BrokerException if the files for TLS cannot be used
     */
    static MqttConnectOptions of(BrokerSettings settings, Optional<Message> will) throws BrokerException {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setCleanSession(true);
        options.setKeepAliveInterval((int) KEEP_ALIVE.toSeconds());
        options.setConnectionTimeout((int) CONNECT.toSeconds());
        // Never reached: the queue allows fewer.
        options.setMaxInflight(MOST_UNCONFIRMED);
        settings.username().ifPresent(options::setUserName);
        settings.password().map(Secret::reveal).map(String::toCharArray).ifPresent(options::setPassword);
        will.ifPresent(last -> options.setWill(last.topic(), last.bytes(), settings.qos(), last.retained()));
        if (settings.url().scheme().isEncrypted()) {
            options.setSocketFactory(TlsSocketFactories.sockets(settings.tls()));
        }
        return options;
    }
}

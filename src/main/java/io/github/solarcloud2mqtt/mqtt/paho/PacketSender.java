package io.github.solarcloud2mqtt.mqtt.paho;

import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.mqtt.MqttText;
import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages and subscriptions to Paho and watches that the broker confirms them. Thread-safe. No method blocks.
 */
final class PacketSender {

    /** The return code of a subscription that the broker refuses (MQTT 3.1.1, section 3.9.3). */
    private static final int SUBSCRIPTION_REFUSED = 0x80;

    private final Logger log = LoggerFactory.getLogger(PacketSender.class);
    private final MqttAsyncClient client;
    private final ConfirmationWatchdog watchdog;
    private final RefusedMessages refused;
    private final int qos;
    private final int leastQos;

    /**
     * @param refused the messages to leave out
     * @param qos quality of service of messages that need not be confirmed
     */
    PacketSender(MqttAsyncClient client, ConfirmationWatchdog watchdog, RefusedMessages refused, int qos) {
        this.client = client;
        this.watchdog = watchdog;
        this.refused = refused;
        this.qos = qos;
        leastQos = refused.isCautious() ? 1 : 0;
    }

    /** Whether a message may be sent. */
    boolean isAllowed(Message message) {
        if (!MqttText.isTopic(message.topic())) {
            log.warn("A message to the topic {} is dropped: the topic is not allowed.", printable(message.topic()));
            return false;
        }
        return !refused.isRefused(message);
    }

    private static String printable(String topic) {
        return topic.replaceAll("\\P{Print}", "?");
    }

    /**
     * Sends a message.
     *
     * @param outcome receives whether the broker has confirmed it; nothing if the connection is lost before
     */
    void send(Message message, boolean mustBeConfirmed, Consumer<Boolean> outcome) {
        int usedQos = Math.max(mustBeConfirmed ? 1 : leastQos, qos);
        Listener listener = new Listener(
                token -> {
                    watchdog.confirmed();
                    refused.confirmed(message);
                    outcome.accept(true);
                },
                failure -> {
                    watchdog.confirmed();
                    if (!(failure instanceof MqttException)) {
                        outcome.accept(false);
                    }
                    // Otherwise the connection is lost: the message counts as unconfirmed until its end.
                });
        watchdog.sent();
        try {
            client.publish(message.topic(), message.bytes(), usedQos, message.retained(), null, listener);
        } catch (MqttException e) {
            // The connection has just ended, which ends the queue too.
            watchdog.confirmed();
        } catch (IllegalArgumentException e) {
            watchdog.confirmed();
            log.warn("A message to the topic {} is dropped: the MQTT client refuses it.", message.topic(), e);
            outcome.accept(false);
        }
    }

    /**
     * Subscribes.
     *
     * @param responded runs when the broker has responded or the connection has ended
     */
    void subscribe(String filter, Runnable responded) {
        attempt(
                token -> warnIfRefused(filter, token),
                listener -> client.subscribe(filter, 1, null, listener),
                responded);
    }

    void unsubscribe(String filter) {
        attempt(token -> {}, listener -> client.unsubscribe(filter, null, listener), () -> {});
    }

    private void attempt(Consumer<IMqttToken> confirmed, Step step, Runnable responded) {
        watchdog.sent();
        Listener listener = new Listener(
                token -> {
                    watchdog.confirmed();
                    confirmed.accept(token);
                    responded.run();
                },
                failure -> {
                    watchdog.confirmed();
                    responded.run();
                });
        try {
            step.run(listener);
        } catch (MqttException | IllegalArgumentException e) {
            // The connection has just ended, and its subscriptions with it.
            watchdog.confirmed();
            responded.run();
        }
    }

    private void warnIfRefused(String filter, IMqttToken token) {
        if (token.getGrantedQos().length > 0 && token.getGrantedQos()[0] == SUBSCRIPTION_REFUSED) {
            log.warn("The MQTT broker refuses the subscription to {}. Check its access rules.", filter);
        }
    }

    private interface Step {
        void run(Listener listener) throws MqttException;
    }

    /** Adapts two functions to Paho's listener for one request. */
    record Listener(Consumer<IMqttToken> success, Consumer<Throwable> failure) implements IMqttActionListener {

        @Override
        public void onSuccess(IMqttToken token) {
            success.accept(token);
        }

        @Override
        public void onFailure(IMqttToken token, @Nullable Throwable cause) {
            failure.accept(cause == null ? new MqttException(MqttException.REASON_CODE_CONNECTION_LOST) : cause);
        }
    }
}

package io.github.solarcloud2mqtt.mqtt;

import io.github.solarcloud2mqtt.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the broker, from the first attempt to its end; nothing of it is used again. Safe for use by several
 * threads. Whom it tells something is called on Paho's threads, which must not wait: the confirmations that make room
 * for the next message come on them.
 */
final class BrokerConnection {

    private static final int MOST_UNCONFIRMED = 10_000;
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final Duration GOODBYE = Duration.ofMillis(300);

    /** What a broker answers to a subscription it does not allow (MQTT 3.1.1, section 3.9.3). */
    private static final int SUBSCRIPTION_REFUSED = 0x80;

    private final Logger log = LoggerFactory.getLogger(BrokerConnection.class);
    private final ConnectionErrorText diagnosis;
    private final MqttAsyncClient client;
    private final UnconfirmedMessages outbox;
    private final CompletableFuture<Void> login = new CompletableFuture<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean opened;
    private volatile boolean over;

    /**
     * Begins to connect.
     *
     * @param will what the broker publishes if the connection breaks
     * @param received is given what comes for the subscriptions
     * @throws BrokerException if the settings do not even allow to try
     */
    BrokerConnection(BrokerSettings settings, Optional<Message> will, Consumer<Message> received)
            throws BrokerException {
        diagnosis = new ConnectionErrorText(settings);
        MqttConnectOptions options = options(settings, will);
        try {
            client = new MqttAsyncClient(
                    WriteFirstTransport.uri(settings.url()), settings.clientId(), new MemoryPersistence());
            outbox = new UnconfirmedMessages(client);
            client.setCallback(new Callback(received));
            client.connect(options, null, new ActionListener(token -> login.complete(null), this::refused));
        } catch (MqttException | RuntimeException e) {
            throw new BrokerException(diagnosis.cannotConnect(e));
        }
    }

    private static MqttConnectOptions options(BrokerSettings settings, Optional<Message> will) throws BrokerException {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setCleanSession(true);
        options.setKeepAliveInterval((int) KEEP_ALIVE.toSeconds());
        options.setConnectionTimeout((int) CONNECT.toSeconds());
        // More than ever wait: Paho throws where the outbox makes the caller wait.
        options.setMaxInflight(MOST_UNCONFIRMED);
        settings.username().ifPresent(options::setUserName);
        settings.password().map(Secret::reveal).map(String::toCharArray).ifPresent(options::setPassword);
        will.ifPresent(last ->
                options.setWill(last.topic(), UnconfirmedMessages.bytes(last), settings.qos(), last.retained()));
        if (settings.isEncrypted()) {
            options.setSocketFactory(TlsSocketFactories.sockets(settings.tls()));
        }
        return options;
    }

    /** Runs a task, on Paho's thread, once the broker has let us in. */
    void whenUp(Runnable task) {
        var unused = login.thenRun(task);
    }

    /** Is given the reason, as a sentence, once the connection has failed or broken; never if it was closed. */
    void whenBroken(Consumer<String> task) {
        var unused = end.thenAccept(task);
    }

    /**
     * Waits until the broker has let us in, and leaves again.
     *
     * @throws BrokerException if it does not
     */
    void visit(Duration limit) throws BrokerException, InterruptedException {
        try {
            login.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            close(true);
            closed.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new BrokerException(diagnosis.silent());
        } catch (ExecutionException | CancellationException e) {
            throw new BrokerException(end.join());
        } finally {
            close(false);
        }
    }

    /** Ends the attempt if there still is no answer. */
    void giveUpWaiting() {
        if (!login.isDone() && !over) {
            finish(diagnosis.silent());
        }
    }

    /** From now on messages may be sent. */
    void open() {
        opened = true;
    }

    boolean isOpen() {
        return opened && !over;
    }

    boolean wasOpen() {
        return opened;
    }

    /** Sends a message, after waiting for room if the broker is slow; see {@link UnconfirmedMessages#send}. */
    void send(Message message, int qos, Consumer<Boolean> outcome) {
        outbox.send(message, qos, outcome);
    }

    void subscribe(String filter) {
        // It fails only with the connection; a refusal is an answer like the others.
        ActionListener outcome = new ActionListener(token -> warnIfRefused(filter, token), failure -> {});
        attempt(() -> client.subscribe(filter, 1, null, outcome));
    }

    private void warnIfRefused(String filter, IMqttToken token) {
        if (token.getGrantedQos().length > 0 && token.getGrantedQos()[0] == SUBSCRIPTION_REFUSED) {
            log.warn("The MQTT broker does not allow to subscribe to {}. Check its access rules.", filter);
        }
    }

    void unsubscribe(String filter) {
        attempt(() -> client.unsubscribe(filter));
    }

    private static void attempt(Step step) {
        try {
            step.run();
        } catch (MqttException e) {
            // The connection has just ended, and its subscriptions with it.
        }
    }

    /**
     * Sends a last message, waits for the broker to have it, and closes. If the broker does not confirm it in time, the
     * connection is cut without a goodbye, so that the broker publishes the will.
     */
    void leave(Message farewell, int qos) {
        try {
            close(isOpen() && confirms(farewell, qos));
            closed.await(2 * GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close(false);
        }
    }

    private boolean confirms(Message farewell, int qos) throws InterruptedException {
        CompletableFuture<Boolean> sent = new CompletableFuture<>();
        outbox.sendNow(farewell, qos, sent::complete);
        try {
            return sent.get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /**
     * Closes the connection in a thread of its own, as it may wait for a broker that is no more. Does nothing the second
     * time.
     *
     * @param politely whether the broker is told that the will is not needed
     */
    void close(boolean politely) {
        release();
        if (closing.compareAndSet(false, true)) {
            Thread thread = new Thread(() -> disconnect(politely), "mqtt-close");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void disconnect(boolean politely) {
        try {
            client.disconnectForcibly(0, GOODBYE.toMillis(), politely);
            client.close(true);
        } catch (MqttException | RuntimeException e) {
            // Paho's own threads may take the same connection down at this moment; then there is nothing left to close.
            log.debug("Closing the connection", e);
        } finally {
            closed.countDown();
        }
    }

    private void refused(Throwable failure) {
        finish(diagnosis.cannotConnect(failure));
    }

    private void finish(String reason) {
        release();
        end.complete(reason);
        login.cancel(false);
    }

    private void release() {
        over = true;
        outbox.close();
    }

    private interface Step {
        void run() throws MqttException;
    }

    private final class Callback implements MqttCallback {
        private final Consumer<Message> received;

        Callback(Consumer<Message> received) {
            this.received = received;
        }

        @Override
        public void connectionLost(Throwable cause) {
            finish(diagnosis.lost(cause));
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            String payload = new String(message.getPayload(), StandardCharsets.UTF_8);
            received.accept(new Message(topic, payload, message.isRetained()));
        }

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {
            // Each message has its own listener.
        }
    }
}

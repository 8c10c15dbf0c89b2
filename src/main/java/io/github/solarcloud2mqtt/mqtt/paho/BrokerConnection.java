package io.github.solarcloud2mqtt.mqtt.paho;

import io.github.solarcloud2mqtt.mqtt.BrokerException;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.time.Scheduler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.TimerPingSender;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the broker, from the first attempt to its end; it is used once. Thread-safe. No
 * method but {@link #visit} and {@link #leave} blocks.
 */
final class BrokerConnection {

    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final Duration DISCONNECT = Duration.ofMillis(300);

    /** How many received messages may wait for the listener; then the client reads no further ones. */
    private static final int MOST_RECEIVED = 100;

    private final Logger log = LoggerFactory.getLogger(BrokerConnection.class);
    private final ConnectionErrorText errorText;
    private final BrokerSettings settings;
    private final int qos;
    private final RefusedMessages refused;
    private final PahoThreads threads = new PahoThreads(this::failed);
    private final MqttAsyncClient client;
    private final PacketSender sender;
    private final OutgoingQueue queue;
    private final ProgressWatch progress;
    private final Semaphore receivedRoom = new Semaphore(MOST_RECEIVED);
    private final CompletableFuture<Void> login = new CompletableFuture<>();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean opened;
    private volatile boolean over;
    private volatile boolean worked;

    /**
     * Begins to connect.
     *
     * @param will the message that the broker publishes if the connection breaks
     * @param refused the messages to leave out
     * @param scheduler for the time limits
     * @param received receives the messages for the subscriptions, on a thread of the client, and runs its second
     * argument
     *     when the message is processed
     * @throws BrokerException if the client refuses the settings
     */
    BrokerConnection(
            BrokerSettings settings,
            Optional<Message> will,
            RefusedMessages refused,
            Scheduler scheduler,
            BiConsumer<Message, Runnable> received)
            throws BrokerException {
        errorText = new ConnectionErrorText(settings);
        this.settings = settings;
        qos = settings.qos();
        this.refused = refused;
        progress = new ProgressWatch(scheduler, () -> finish(errorText.stalled()));
        MqttConnectOptions options = ConnectOptions.of(settings, will);
        try {
            client = new MqttAsyncClient(
                    WriteFirstTransport.uri(settings.url()),
                    settings.clientId(),
                    new MemoryPersistence(),
                    new TimerPingSender(),
                    threads);
            sender = new PacketSender(client, progress, refused, qos);
            queue = new OutgoingQueue(sender::send, refused.isCautious() ? 1 : OutgoingQueue.ROOM, this::drained);
            client.setCallback(new Callback(received));
            client.connect(options, null, new PacketSender.Listener(token -> login.complete(null), this::refused));
        } catch (MqttException | RuntimeException e) {
            threads.shutdown();
            throw new BrokerException(errorText.cannotConnect(e));
        }
    }

    /** Runs a task on a thread of the client once the broker has accepted the connection. */
    void whenConnected(Runnable task) {
        var unused = login.thenRun(task);
    }

    /** Passes on how the connection has failed or ended; never if it was closed by this side. */
    void whenEnded(Consumer<End> task) {
        var unused = end.thenAccept(task);
    }

    /**
     * Waits until the broker has accepted the connection, runs a task, and closes the connection.
     *
     * @param task may subscribe and wait
     * @throws BrokerException if the broker does not accept it
     */
    void visit(Duration limit, Visit task) throws BrokerException, InterruptedException {
        try {
            login.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            task.run(this);
            close(true);
            closed.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new BrokerException(PortProbe.explanation(settings, errorText.silent()));
        } catch (ExecutionException | CancellationException e) {
            throw new BrokerException(end.join().reason());
        } finally {
            close(false);
        }
    }

    /** Ends the attempt if the broker has not responded yet. */
    void giveUpWaiting() {
        if (!login.isDone() && !over) {
            explain(errorText.silent());
        }
    }

    /** Allows messages to be sent. */
    void open() {
        opened = true;
    }

    boolean isOpen() {
        return opened && !over;
    }

    boolean wasOpen() {
        return opened;
    }

    /** Whether the broker has confirmed all messages at some time. */
    boolean hasWorked() {
        return worked;
    }

    /** Sends a message; see {@link OutgoingQueue#publish}. */
    void publish(Message message) {
        if (sender.isAllowed(message)) {
            queue.publish(message);
        }
    }

    /** Sends a message; see {@link OutgoingQueue#deliver}. */
    void deliver(Message message, Consumer<Boolean> outcome) {
        if (sender.isAllowed(message)) {
            queue.deliver(message, outcome);
        } else {
            outcome.accept(false);
        }
    }

    private void drained() {
        if (opened) {
            worked = true;
        }
    }

    /** Ends the cautious mode: many messages may be sent at a time again. */
    void endCaution() {
        if (worked) {
            refused.allConfirmed();
            queue.setRoom(OutgoingQueue.ROOM);
        }
    }

    void subscribe(String filter) {
        subscribe(filter, () -> {});
    }

    /**
     * Subscribes.
     *
     * @param responded runs when the broker has responded or the connection has ended
     */
    void subscribe(String filter, Runnable responded) {
        sender.subscribe(filter, responded);
    }

    void unsubscribe(String filter) {
        sender.unsubscribe(filter);
    }

    /**
     * Sends a last message, waits for its confirmation, and closes. If the broker does not confirm it in time, the
     * connection
     * is cut without a disconnect packet, so that the broker publishes the will.
     */
    void leave(Message farewell) {
        try {
            close(isOpen() && confirms(farewell));
            closed.await(2 * DISCONNECT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close(false);
        }
    }

    private boolean confirms(Message farewell) throws InterruptedException {
        CompletableFuture<Boolean> sent = new CompletableFuture<>();
        queue.deliverNow(farewell, sent::complete);
        try {
            return sent.get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /**
     * Closes the connection in a thread of its own, because it may wait for a broker that does not respond. Does
     * nothing the
     * second time.
     *
     * @param politely whether to send a disconnect packet, after which the broker does not publish the will
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
            client.disconnectForcibly(0, DISCONNECT.toMillis(), politely);
            client.close(true);
        } catch (MqttException | RuntimeException e) {
            // Paho's own threads may close the same connection at the same time; then there is nothing left to close.
            log.debug("Closing the connection", e);
        } finally {
            threads.shutdown();
            closed.countDown();
        }
    }

    private void failed(Throwable failure) {
        finish(errorText.lost(failure));
    }

    private void refused(Throwable failure) {
        String reason = errorText.cannotConnect(failure);
        if (errorText.mayBeWrongPort(failure)) {
            explain(reason);
        } else {
            finish(reason);
        }
    }

    /** Ends the attempt with a better reason, if there is one; in a thread of its own, because the probe blocks. */
    private void explain(String reason) {
        Thread thread = new Thread(() -> finish(PortProbe.explanation(settings, reason)), "mqtt-probe");
        thread.setDaemon(true);
        thread.start();
    }

    private void finish(String reason) {
        release();
        end.complete(new End(reason));
        login.cancel(false);
    }

    private void release() {
        over = true;
        progress.close();
        queue.close();
        receivedRoom.release(MOST_RECEIVED);
    }

    /**
     * How a connection has ended.
     *
     * @param reason a sentence for the user
     */
    record End(String reason) {}

    /** What happens during a {@link #visit}. */
    interface Visit {
        void run(BrokerConnection connection) throws InterruptedException;
    }

    private final class Callback implements MqttCallback {
        private final BiConsumer<Message, Runnable> received;

        Callback(BiConsumer<Message, Runnable> received) {
            this.received = received;
        }

        @Override
        public void connectionLost(Throwable cause) {
            // The broker closed the connection; a time-out is another matter.
            if (opened && !over && cause.getCause() instanceof IOException) {
                refused.connectionLost(queue.unconfirmed(), qos == 0);
            }
            finish(errorText.lost(cause));
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) throws InterruptedException {
            if (topic.equals(PacketFilter.DISCARDED)) {
                log.debug("A received message is ignored: its topic is unusable or it is too long.");
                return;
            }
            String payload = new String(message.getPayload(), StandardCharsets.UTF_8);
            receivedRoom.acquire();
            received.accept(new Message(topic, payload, message.isRetained()), receivedRoom::release);
        }

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {
            // Each message has its own listener.
        }
    }
}

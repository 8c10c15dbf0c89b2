package io.github.solarcloud2mqtt.mqtt.paho;

import io.github.solarcloud2mqtt.mqtt.BrokerException;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.time.Scheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.TimerPingSender;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/**
 * One connection to the broker, from the first attempt to its end; it is used once. Thread-safe. No method but {@link
 * #visit} and {@link #leave} blocks.
 */
final class BrokerConnection {

    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final ConnectionErrorText errorText;
    private final BrokerSettings settings;
    private final int qos;
    private final RefusedMessages refused;
    private final MessageReceiver receiver;
    private final ConnectionCloser closer;
    private final PacketSender sender;
    private final OutgoingQueue queue;
    private final ConfirmationWatchdog watchdog;
    private final CompletableFuture<Void> login = new CompletableFuture<>();
    private final CompletableFuture<End> end = new CompletableFuture<>();
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
     *     argument when the message is processed
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
        watchdog = new ConfirmationWatchdog(scheduler, () -> finish(errorText.stalled()));
        receiver = new MessageReceiver(received, this::lost);
        MqttConnectOptions options = ConnectOptions.of(settings, will);
        PahoThreads threads = new PahoThreads(this::failed);
        try {
            MqttAsyncClient client = new MqttAsyncClient(
                    WriteFirstTransport.uri(settings.url()),
                    settings.clientId(),
                    new MemoryPersistence(),
                    new TimerPingSender(),
                    threads);
            sender = new PacketSender(client, watchdog, refused, qos);
            queue = new OutgoingQueue(sender::send, refused.isCautious() ? 1 : OutgoingQueue.ROOM, this::drained);
            closer = new ConnectionCloser(client, threads);
            client.setCallback(receiver);
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
            closer.await(limit);
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
     * connection is cut without a disconnect packet, so that the broker publishes the will.
     */
    void leave(Message farewell) {
        try {
            close(isOpen() && confirms(farewell));
            closer.await(ConnectionCloser.LIMIT);
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
     * Closes the connection; see {@link ConnectionCloser#close}.
     *
     * @param politely whether to send a disconnect packet, after which the broker does not publish the will
     */
    void close(boolean politely) {
        release();
        closer.close(politely);
    }

    private void lost(Throwable cause) {
        // The broker closed the connection. A time-out does not count.
        if (opened && !over && cause.getCause() instanceof IOException) {
            refused.connectionLost(queue.unconfirmed(), qos == 0);
        }
        finish(errorText.lost(cause));
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
        watchdog.close();
        queue.close();
        receiver.close();
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
}

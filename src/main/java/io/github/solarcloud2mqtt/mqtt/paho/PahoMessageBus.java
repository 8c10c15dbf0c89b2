package io.github.solarcloud2mqtt.mqtt.paho;

import io.github.solarcloud2mqtt.mqtt.BrokerException;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.mqtt.MessageBus;
import io.github.solarcloud2mqtt.time.Backoff;
import io.github.solarcloud2mqtt.time.Scheduler;
import io.github.solarcloud2mqtt.time.ThreadScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bus on Eclipse Paho, MQTT 3.1.1, with a clean session. Each connection attempt uses a new client. The listener
 * is called on the scheduler's thread.
 */
public final class PahoMessageBus implements MessageBus {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    /** The longest wait: whatever the fault is, it may be over at any moment. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(8);

    /** More different reasons than one fault has; the text of a certificate may vary. */
    private static final int MOST_REASONS = 20;

    /** Longer than Paho's own limits for each step of connecting, of which there are several. */
    private static final Duration RESPONSE = Duration.ofSeconds(30);

    /** A connection that confirmed everything and lasts so long is a success; the next wait is the shortest. */
    private static final Duration STEADY = Duration.ofSeconds(5);

    /** After this time everything has been published, so no message ends the connection. */
    private static final Duration CAUTION = Duration.ofSeconds(30);

    /** A broker sends its retained messages at once; after so long without another there are no more. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private static final int MAX_RETAINED = 10_000;

    private final Logger log = LoggerFactory.getLogger(PahoMessageBus.class);
    private final BrokerSettings settings;
    private final Scheduler scheduler;
    private final Backoff backoff;
    private final RefusedMessages refused = new RefusedMessages();
    /** The reasons logged since the last connection. Only for the scheduler's thread. */
    private final Set<String> loggedReasons = new HashSet<>();

    private volatile Optional<BrokerConnection> connection = Optional.empty();
    private volatile Optional<String> problem = Optional.empty();
    private volatile boolean stopped;

    /**
     * Creates the bus; nothing happens before {@link #start}.
     *
     * @param random for the waits between attempts to connect
     */
    public PahoMessageBus(BrokerSettings settings, Scheduler scheduler, RandomGenerator random) {
        this.settings = settings;
        this.scheduler = scheduler;
        backoff = new Backoff(FIRST_WAIT, LAST_WAIT, random);
    }

    /**
     * Connects once and disconnects, publishing nothing. It uses another client id, so that a running bridge keeps its
     * connection.
     *
     * @throws BrokerException if it is not possible
     */
    public static void tryConnect(BrokerSettings settings) throws BrokerException {
        visit(settings, (message, processed) -> {}, connection -> {});
    }

    /**
     * Reads what a broker retains, over a connection as of {@link #tryConnect}; also what happens to be published
     * meanwhile, because not every broker marks retained messages.
     *
     * @throws BrokerException if it cannot connect
     */
    public static List<Message> readRetained(BrokerSettings settings, List<String> topicFilters)
            throws BrokerException {
        BlockingQueue<Message> received = new LinkedBlockingQueue<>();
        List<Message> retained = new ArrayList<>();
        visit(
                settings,
                (message, processed) -> {
                    received.add(message);
                    processed.run();
                },
                connection -> {
                    CountDownLatch responses = new CountDownLatch(topicFilters.size());
                    topicFilters.forEach(filter -> connection.subscribe(filter, responses::countDown));
                    if (!responses.await(RESPONSE.toMillis(), TimeUnit.MILLISECONDS)) {
                        return;
                    }
                    Optional<Message> next;
                    do {
                        next = Optional.ofNullable(received.poll(SILENCE.toMillis(), TimeUnit.MILLISECONDS));
                        next.ifPresent(retained::add);
                    } while (next.isPresent() && retained.size() < MAX_RETAINED);
                });
        return retained;
    }

    private static void visit(
            BrokerSettings settings, BiConsumer<Message, Runnable> received, BrokerConnection.Visit task)
            throws BrokerException {
        BrokerSettings trial = settings.withClientId(settings.clientId() + "-check");
        try (ThreadScheduler scheduler = new ThreadScheduler("mqtt", 1)) {
            new BrokerConnection(trial, Optional.empty(), new RefusedMessages(), scheduler, received)
                    .visit(RESPONSE, task);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException("Connecting to the MQTT broker " + settings.url() + " was cancelled.");
        }
    }

    /** Why there is no connection, as a sentence for the user; empty while there is one. */
    public Optional<String> problem() {
        return problem;
    }

    @Override
    public void start(Message will, Listener listener) {
        scheduler.schedule(Duration.ZERO, () -> connect(will, listener));
    }

    private void connect(Message will, Listener listener) {
        try {
            begin(will, listener).ifPresent(fresh -> follow(fresh, will, listener));
        } catch (BrokerException e) {
            retry(new BrokerConnection.End(String.valueOf(e.getMessage())), will, listener);
        }
    }

    private synchronized Optional<BrokerConnection> begin(Message will, Listener listener) throws BrokerException {
        if (!stopped) {
            connection = Optional.of(new BrokerConnection(
                    settings,
                    Optional.of(will),
                    refused,
                    scheduler,
                    (message, processed) -> soon(() -> received(message, processed, listener))));
        }
        return connection;
    }

    private void received(Message message, Runnable processed, Listener listener) {
        try {
            if (!stopped) {
                listener.received(message);
            }
        } finally {
            processed.run();
        }
    }

    private void follow(BrokerConnection fresh, Message will, Listener listener) {
        fresh.whenConnected(() -> soon(() -> opened(fresh, will, listener)));
        fresh.whenEnded(how -> soon(() -> ended(fresh, how, will, listener)));
        scheduler.schedule(RESPONSE, fresh::giveUpWaiting);
    }

    private void soon(Runnable task) {
        scheduler.schedule(Duration.ZERO, task);
    }

    private void opened(BrokerConnection fresh, Message will, Listener listener) {
        if (!isCurrent(fresh)) {
            return;
        }
        log.info("Connected to the MQTT broker {} as {}.", settings.url(), settings.clientId());
        loggedReasons.clear();
        problem = Optional.empty();
        fresh.open();
        scheduler.schedule(STEADY, () -> {
            if (isCurrent(fresh) && fresh.hasWorked()) {
                backoff.reset();
            }
        });
        scheduler.schedule(CAUTION, () -> {
            if (isCurrent(fresh)) {
                fresh.endCaution();
            }
        });
        try {
            listener.connected();
        } catch (RuntimeException | Error e) {
            log.error("The connection to the MQTT broker could not be used. Please report this.", e);
            ended(
                    fresh,
                    new BrokerConnection.End("The connection to the MQTT broker could not be used."),
                    will,
                    listener);
        }
    }

    private void ended(BrokerConnection broken, BrokerConnection.End how, Message will, Listener listener) {
        if (!isCurrent(broken)) {
            return;
        }
        connection = Optional.empty();
        broken.close(false);
        retry(how, will, listener);
        if (broken.wasOpen()) {
            listener.disconnected();
        }
    }

    private void retry(BrokerConnection.End how, Message will, Listener listener) {
        problem = Optional.of(how.reason());
        if (loggedReasons.size() < MOST_REASONS && loggedReasons.add(how.reason())) {
            log.warn("{} The bridge keeps trying.", how.reason());
        }
        scheduler.schedule(backoff.next(), () -> connect(will, listener));
    }

    private boolean isCurrent(BrokerConnection candidate) {
        return connection.filter(candidate::equals).isPresent();
    }

    @Override
    public void publish(Message message) {
        open().ifPresent(present -> present.publish(message));
    }

    /** {@inheritDoc} It is sent with qos 1 at least, because there is no confirmation with qos 0. */
    @Override
    public void deliver(Message message, Consumer<Boolean> outcome) {
        // On the scheduler's thread, so that the caller never holds a lock of the client.
        Consumer<Boolean> later = done -> soon(() -> outcome.accept(done));
        open().ifPresentOrElse(present -> present.deliver(message, later), () -> later.accept(false));
    }

    @Override
    public void subscribe(String topicFilter) {
        open().ifPresent(present -> present.subscribe(topicFilter));
    }

    @Override
    public void unsubscribe(String topicFilter) {
        open().ifPresent(present -> present.unsubscribe(topicFilter));
    }

    private Optional<BrokerConnection> open() {
        return connection.filter(BrokerConnection::isOpen);
    }

    /** {@inheritDoc} It ends within 2 seconds, whatever the broker does. */
    @Override
    public void stop(Message farewell) {
        Optional<BrokerConnection> last;
        synchronized (this) {
            stopped = true;
            last = connection;
            connection = Optional.empty();
        }
        last.ifPresent(present -> present.leave(farewell));
    }
}

package io.github.solarcloud2mqtt.mqtt;

import io.github.solarcloud2mqtt.time.Backoff;
import io.github.solarcloud2mqtt.time.Scheduler;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bus on Eclipse Paho, MQTT 3.1.1, with a clean session. Each attempt to connect has a client of its own. The
 * listener is called on the scheduler's thread; it may publish there even though a slow broker makes it wait.
 */
public final class PahoMessageBus implements MessageBus {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LAST_WAIT = Duration.ofMinutes(1);

    /** Longer than Paho's own limits for each step of connecting, of which there are several. */
    private static final Duration ANSWER = Duration.ofSeconds(30);

    /** A connection that lasts so long is a success; one that breaks earlier is another failed attempt. */
    private static final Duration STEADY = Duration.ofMinutes(1);

    private final Logger log = LoggerFactory.getLogger(PahoMessageBus.class);
    private final BrokerSettings settings;
    private final Scheduler scheduler;
    private final Backoff backoff;
    /** What has been logged since there last was a connection. Only for the scheduler's thread. */
    private final Set<String> said = new HashSet<>();

    private volatile Optional<BrokerConnection> connection = Optional.empty();
    private volatile Optional<String> problem = Optional.empty();
    private volatile boolean stopped;

    /**
     * Creates the bus; nothing happens before {@link #start}.
     *
     * @param scheduler for this bus alone, because a slow broker may make it wait
     * @param random for the waits between attempts to connect
     */
    public PahoMessageBus(BrokerSettings settings, Scheduler scheduler, RandomGenerator random) {
        this.settings = settings;
        this.scheduler = scheduler;
        backoff = new Backoff(FIRST_WAIT, LAST_WAIT, random);
    }

    /**
     * Connects once and disconnects, publishing nothing. It uses a client id of its own, so that a bridge that runs keeps
     * its connection.
     *
     * @throws BrokerException if it is not possible
     */
    public static void tryConnect(BrokerSettings settings) throws BrokerException {
        BrokerSettings trial = settings.withClientId(settings.clientId() + "-check");
        try {
            new BrokerConnection(trial, Optional.empty(), message -> {}).visit(ANSWER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException("Connecting to the MQTT broker " + settings.url() + " was called off.");
        }
    }

    /** Why there is no connection, as a sentence for the owner; empty while there is one. */
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
            retry(String.valueOf(e.getMessage()), will, listener);
        }
    }

    private synchronized Optional<BrokerConnection> begin(Message will, Listener listener) throws BrokerException {
        if (!stopped) {
            connection = Optional.of(new BrokerConnection(
                    settings,
                    Optional.of(will),
                    message -> soon(() -> {
                        if (!stopped) {
                            listener.received(message);
                        }
                    })));
        }
        return connection;
    }

    private void follow(BrokerConnection fresh, Message will, Listener listener) {
        fresh.whenUp(() -> soon(() -> opened(fresh, listener)));
        fresh.whenBroken(reason -> soon(() -> ended(fresh, reason, will, listener)));
        scheduler.schedule(ANSWER, fresh::giveUpWaiting);
    }

    private void soon(Runnable task) {
        scheduler.schedule(Duration.ZERO, task);
    }

    private void opened(BrokerConnection fresh, Listener listener) {
        if (!isCurrent(fresh)) {
            return;
        }
        log.info("Connected to the MQTT broker {} as {}.", settings.url(), settings.clientId());
        said.clear();
        problem = Optional.empty();
        fresh.open();
        scheduler.schedule(STEADY, () -> {
            if (isCurrent(fresh)) {
                backoff.reset();
            }
        });
        listener.connected();
    }

    private void ended(BrokerConnection broken, String reason, Message will, Listener listener) {
        if (!isCurrent(broken)) {
            return;
        }
        connection = Optional.empty();
        broken.close(false);
        retry(reason, will, listener);
        if (broken.wasOpen()) {
            listener.disconnected();
        }
    }

    private void retry(String reason, Message will, Listener listener) {
        problem = Optional.of(reason);
        if (said.add(reason)) {
            log.warn("{} The bridge goes on trying.", reason);
        }
        scheduler.schedule(backoff.next(), () -> connect(will, listener));
    }

    private boolean isCurrent(BrokerConnection candidate) {
        return connection.filter(candidate::equals).isPresent();
    }

    @Override
    public void publish(Message message) {
        open().ifPresent(present -> present.send(message, settings.qos(), done -> {}));
    }

    /** {@inheritDoc} It is sent with qos 1 at least, as there is no confirmation with qos 0. */
    @Override
    public void deliver(Message message, Consumer<Boolean> outcome) {
        // Told on the scheduler's thread: on Paho's it must not publish.
        Consumer<Boolean> later = done -> soon(() -> outcome.accept(done));
        open().ifPresentOrElse(present -> present.send(message, confirmedQos(), later), () -> later.accept(false));
    }

    private int confirmedQos() {
        return Math.max(1, settings.qos());
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
        last.ifPresent(present -> present.leave(farewell, confirmedQos()));
    }
}

package io.github.solarcloud2mqtt.publish.session;

import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.mqtt.MessageBus;
import io.github.solarcloud2mqtt.publish.BridgeHealth;
import io.github.solarcloud2mqtt.topics.Topics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Creates a {@link BrokerSession} for each connection to the broker. Its methods are called on the bus's thread. */
@Singleton
public final class BrokerSessions implements MessageBus.Listener {

    private final MessageBus bus;
    private final Topics topics;
    private final Supplier<BrokerSession> factory;
    private final BridgeHealth health;
    private Optional<BrokerSession> present = Optional.empty();

    /**
     * @param factory creates a new session
     */
    @Inject
    public BrokerSessions(MessageBus bus, Topics topics, Supplier<BrokerSession> factory, BridgeHealth health) {
        this.health = health;
        this.bus = bus;
        this.topics = topics;
        this.factory = factory;
    }

    /** Connects to the broker, and again after each loss. */
    public void start() {
        health.start();
        bus.start(Message.retained(topics.bridgeAvailability(), Topics.OFFLINE), this);
    }

    /** Publishes {@code offline} and disconnects. */
    public void stop() {
        health.stop();
        bus.stop(Message.retained(topics.bridgeAvailability(), Topics.OFFLINE));
    }

    /**
     * Waits until the broker has confirmed everything published so far, then removes the state of the bridge and disconnects.
     *
     * @param longest the maximum wait
     */
    public void stopWithoutTrace(Duration longest) throws InterruptedException {
        health.stop();
        CountDownLatch delivered = new CountDownLatch(1);
        bus.deliver(Message.retained(topics.bridgeInfo(), ""), outcome -> delivered.countDown());
        boolean inTime = delivered.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        LoggerFactory.getLogger(BrokerSessions.class).debug("The broker has removed everything: {}", inTime);
        bus.stop(Message.retained(topics.bridgeAvailability(), ""));
    }

    @Override
    public void connected() {
        disconnected();
        health.brokerConnected(true);
        BrokerSession session = factory.get();
        present = Optional.of(session);
        session.start();
    }

    @Override
    public void disconnected() {
        health.brokerConnected(false);
        present.ifPresent(BrokerSession::stop);
        present = Optional.empty();
    }

    @Override
    public void received(Message message) {
        present.ifPresent(session -> session.received(message));
    }
}

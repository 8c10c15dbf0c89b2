package io.github.solarcloud2mqtt.publish.session;

import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.mqtt.MessageBus;
import io.github.solarcloud2mqtt.time.Scheduler;
import io.github.solarcloud2mqtt.topics.Topics;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Creates a {@link BrokerSession} for each connection to the broker. Safe for use by several threads. */
@Singleton
public final class BrokerSessions implements MessageBus.Listener {

    private final MessageBus bus;
    private final Topics topics;
    private final Supplier<BrokerSession> factory;
    private final Scheduler scheduler;
    private Optional<BrokerSession> present = Optional.empty();

    /**
     * @param factory creates a new session
     * @param scheduler whose thread all sessions use
     */
    @Inject
    public BrokerSessions(
            MessageBus bus, Topics topics, Supplier<BrokerSession> factory, @Named("broker") Scheduler scheduler) {
        this.bus = bus;
        this.topics = topics;
        this.factory = factory;
        this.scheduler = scheduler;
    }

    /** Connects to the broker, and again after each loss. */
    public void start() {
        bus.start(Message.retained(topics.bridgeState(), Topics.OFFLINE), this);
    }

    /** Publishes {@code offline} and disconnects. */
    public void stop() {
        bus.stop(Message.retained(topics.bridgeState(), Topics.OFFLINE));
    }

    @Override
    public void connected() {
        onSchedulerThread(() -> {
            stopSession();
            BrokerSession session = factory.get();
            present = Optional.of(session);
            session.start();
        });
    }

    @Override
    public void disconnected() {
        onSchedulerThread(this::stopSession);
    }

    @Override
    public void received(Message message) {
        onSchedulerThread(() -> present.ifPresent(session -> session.received(message)));
    }

    private void stopSession() {
        present.ifPresent(BrokerSession::stop);
        present = Optional.empty();
    }

    private void onSchedulerThread(Runnable task) {
        scheduler.schedule(Duration.ZERO, task);
    }
}

package io.github.solarcloud2mqtt.publish;

import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.mqtt.MessageBus;
import io.github.solarcloud2mqtt.publish.RetainedMessages.Rank;
import io.github.solarcloud2mqtt.time.Scheduler;
import io.github.solarcloud2mqtt.topics.Topics;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens between the bridge and the broker at each new connection: availability first, then a short while to see
 * what the broker has kept, then the discovery messages it lacks, then the newest states. All on the scheduler's thread.
 */
public final class BrokerSession implements MessageBus.Listener {

    /** A broker sends what it has kept at once; after so long without more there is nothing more to come. */
    private static final Duration COLLECTING = Duration.ofSeconds(2);

    /** Home Assistant and others that scan may say "online" several times. */
    private static final Duration BIRTH_DEBOUNCE = Duration.ofSeconds(1);

    /** Home Assistant needs a moment to listen at other topics. */
    private static final Duration LEAVING = Duration.ofSeconds(5);

    private final Logger log = LoggerFactory.getLogger(BrokerSession.class);
    private final MessageBus bus;
    private final RetainedMessages retained;
    private final DiscoveryReconciler board;
    private final Topics topics;
    private final String birthTopic;
    private final TopicHistory places;
    private final BridgeStatus status;
    private final RequestHandler requests;
    private final Scheduler scheduler;
    private Optional<RetainedSnapshot> collection = Optional.empty();
    private Scheduler.Scheduled pending = () -> {};
    private Scheduler.Scheduled birth = () -> {};
    private boolean connectedBefore;
    private boolean toldOfNeighbour;
    private Runnable whenLive = () -> {};

    /**
     * @param birthTopic where Home Assistant says {@code online} when it has started
     */
    public BrokerSession(
            MessageBus bus,
            RetainedMessages retained,
            DiscoveryReconciler board,
            Topics topics,
            String birthTopic,
            TopicHistory places,
            BridgeStatus status,
            RequestHandler requests,
            Scheduler scheduler) {
        this.bus = bus;
        this.retained = retained;
        this.board = board;
        this.topics = topics;
        this.birthTopic = birthTopic;
        this.places = places;
        this.status = status;
        this.requests = requests;
        this.scheduler = scheduler;
    }

    /** Sets what to do each time the broker has everything; before the bus is started. */
    public void whenLive(Runnable whenLive) {
        this.whenLive = whenLive;
        board.whenSettled(whenLive);
    }

    @Override
    public void connected() {
        scheduler.schedule(Duration.ZERO, this::begin);
    }

    @Override
    public void disconnected() {
        scheduler.schedule(Duration.ZERO, this::pause);
    }

    @Override
    public void received(Message message) {
        scheduler.schedule(Duration.ZERO, () -> handle(message));
    }

    private void pause() {
        retained.suspend();
        board.suspend();
        pending.cancel();
        birth.cancel();
        collection = Optional.empty();
    }

    private void begin() {
        pause();
        RetainedSnapshot collecting = new RetainedSnapshot(topics, places);
        collection = Optional.of(collecting);
        bus.publish(Message.retained(topics.bridgeState(), Topics.ONLINE));
        retained.publishAll(Rank.AVAILABILITY);
        bus.subscribe(topics.requests());
        bus.subscribe(topics.bridgeInfo());
        bus.subscribe(birthTopic);
        collecting.filters().forEach(bus::subscribe);
        pending = scheduler.schedule(COLLECTING, () -> goLive(collecting));
    }

    private void goLive(RetainedSnapshot kept) {
        collection = Optional.empty();
        kept.filters().forEach(bus::unsubscribe);
        if (connectedBefore && !kept.topics().contains(topics.bridgeInfo())) {
            log.info("The broker has lost what it had kept; everything is published again.");
        }
        connectedBefore = true;
        // It may have changed since it was published at the beginning of the connection.
        retained.publishAll(Rank.AVAILABILITY);
        board.goLive(kept.announcements());
        retained.goLive(kept.topics());
        retained.leave(kept.former());
        if (kept.isOfThePresent()) {
            places.forgetFormer();
        }
        whenLive.run();
    }

    private void handle(Message message) {
        if (message.retained()) {
            // A request that the broker keeps would be carried out at every connection; a birth is no news then.
            collection.ifPresent(collecting -> collect(collecting, message));
            return;
        }
        topics.request(message.topic()).ifPresent(request -> requests.handle(request, message.payload()));
        if (message.topic().equals(birthTopic) && message.payload().equals(Topics.ONLINE)) {
            birth.cancel();
            birth = scheduler.schedule(BIRTH_DEBOUNCE, this::publishEverything);
        }
        if (message.topic().equals(topics.bridgeInfo()) && isOfNeighbour(message.payload())) {
            tellOfNeighbour();
        }
    }

    private void collect(RetainedSnapshot collecting, Message message) {
        collecting.take(message);
        pending.cancel();
        pending = scheduler.schedule(COLLECTING, () -> goLive(collecting));
    }

    private boolean isOfNeighbour(String info) {
        return !toldOfNeighbour && !info.isEmpty() && !status.isOwnInfo(info);
    }

    /** The other one hears of it too, by the answer. */
    private void tellOfNeighbour() {
        toldOfNeighbour = true;
        log.warn(
                "Another bridge publishes below {} too. The two overwrite each other's topics. Stop one of them, or give it "
                        + "another mqtt.base-topic and another mqtt.client-id. Until the next start nothing is cleared from the "
                        + "broker.",
                topics.base());
        retained.publishAgain(topics.bridgeInfo());
    }

    /** Removes what is left at topics that are not used any more, once whoever listens there has had time to leave. */
    public void removeLeft() {
        scheduler.schedule(LEAVING, retained::removeLeft);
    }

    /** Removes what an earlier run has left, unless it may be another bridge's. */
    public void removeStrangers() {
        scheduler.schedule(Duration.ZERO, () -> {
            if (!toldOfNeighbour) {
                retained.removeStrangers();
                board.removeStrangers();
            }
        });
    }

    private void publishEverything() {
        if (retained.isLive()) {
            board.publishAll();
            retained.publishAll(Rank.AVAILABILITY);
            bus.publish(Message.retained(topics.bridgeState(), Topics.ONLINE));
            retained.publishAll(Rank.STATE);
        }
    }
}

package io.github.solarcloud2mqtt.publish.session;

import io.github.solarcloud2mqtt.homeassistant.DiscoveryMessages;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.mqtt.MessageBus;
import io.github.solarcloud2mqtt.publish.BrokerContents;
import io.github.solarcloud2mqtt.publish.RetainedMessages.Priority;
import io.github.solarcloud2mqtt.scope.PerConnection;
import io.github.solarcloud2mqtt.time.Scheduler;
import io.github.solarcloud2mqtt.topics.Topics;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the broker: publishes availability, collects what the broker retains, then publishes the discovery
 * messages that differ and the newest states. Everything runs on the scheduler's thread; a session is used once.
 */
@PerConnection
public final class BrokerSession {

    /** A broker sends its retained messages at once; after this time without another one there are no more. */
    private static final Duration COLLECTING = Duration.ofSeconds(2);

    /**
     * The same once the availability has come back, which was published after the subscriptions: most brokers send in the
     * order in which they receive (MQTT 3.1.1, 4.6), and one that does not needs little longer.
     */
    private static final Duration REMAINING = Duration.ofMillis(100);

    /** Home Assistant and other programs may publish several birth messages in a row. */
    private static final Duration BIRTH_DEBOUNCE = Duration.ofSeconds(1);

    /** The time that Home Assistant needs to subscribe to other topics. */
    private static final Duration RESUBSCRIBING = Duration.ofSeconds(5);

    private final Logger log = LoggerFactory.getLogger(BrokerSession.class);
    private final MessageBus bus;
    private final Topics topics;
    private final String birthTopic;
    private final BaseTopicHistory history;
    private final RetainedSnapshot snapshot;
    private final BrokerContents published;
    private final RequestHandler requests;
    private final OtherBridgeDetector otherBridges;
    private final SharedDevices sharedDevices;
    private final Scheduler scheduler;
    private Scheduler.Scheduled collecting = () -> {};
    private Scheduler.Scheduled birth = () -> {};
    private Optional<RetainedCleanup> cleanup = Optional.empty();
    private Duration silence = COLLECTING;
    private boolean stopped;

    @Inject
    public BrokerSession(
            MessageBus bus,
            Topics topics,
            DiscoveryMessages discovery,
            BaseTopicHistory history,
            RetainedSnapshot snapshot,
            BrokerContents published,
            RequestHandler requests,
            OtherBridgeDetector otherBridges,
            SharedDevices sharedDevices,
            @Named("broker") Scheduler scheduler) {
        this.bus = bus;
        this.topics = topics;
        birthTopic = discovery.birthTopic();
        this.history = history;
        this.snapshot = snapshot;
        this.published = published;
        this.requests = requests;
        this.otherBridges = otherBridges;
        this.sharedDevices = sharedDevices;
        this.scheduler = scheduler;
    }

    /** Subscribes and publishes the availability; the other steps follow when the retained messages have arrived. */
    void start() {
        sharedDevices.connected();
        bus.subscribe(topics.requests());
        bus.subscribe(topics.bridgeInfo());
        bus.subscribe(birthTopic);
        snapshot.filters().forEach(bus::subscribe);
        waitForMore();
        bus.publish(Message.retained(topics.bridgeAvailability(), Topics.ONLINE));
        published.messages().publishAll(Priority.AVAILABILITY, bus::publish);
    }

    /** Ends the session: the connection is lost. */
    void stop() {
        stopped = true;
        collecting.cancel();
        birth.cancel();
        sharedDevices.disconnected();
        published.messages().disconnect();
        published.discovery().disconnect();
        published.progress().disconnect();
    }

    /** Handles a message for one of the subscriptions. */
    void received(Message message) {
        sharedDevices.received(message);
        if (message.retained()) {
            // A retained request would run again at every connection; a retained birth message is outdated.
            if (cleanup.isEmpty()) {
                snapshot.add(message);
                waitForMore();
            }
            return;
        }
        if (message.topic().equals(topics.bridgeAvailability()) && cleanup.isEmpty()) {
            silence = REMAINING;
            waitForMore();
        }
        topics.request(message.topic()).ifPresent(request -> requests.handle(request, message.payload()));
        if (message.topic().equals(birthTopic) && message.payload().equals(Topics.ONLINE)) {
            birth.cancel();
            birth = scheduler.schedule(BIRTH_DEBOUNCE, this::publishEverything);
        }
        if (message.topic().equals(topics.bridgeInfo())) {
            otherBridges.received(message.payload());
        }
    }

    private void waitForMore() {
        collecting.cancel();
        collecting = scheduler.schedule(silence, this::publishDifferences);
    }

    private void publishDifferences() {
        snapshot.filters().forEach(bus::unsubscribe);
        if (published.messages().wasPublishedBefore() && !snapshot.states().contains(topics.bridgeInfo())) {
            log.info("The broker has lost its retained messages; everything is published again.");
        }
        // The availability may have changed since the start of the session.
        published.messages().publishAll(Priority.AVAILABILITY, bus::publish);
        cleanup =
                Optional.of(new RetainedCleanup(bus, published.messages(), snapshot.states(), snapshot.formerStates()));
        published
                .discovery()
                .connect(new DiscoveryReconciler(
                        bus, scheduler, published.discovery(), snapshot.discovery(), this::ready));
        published.messages().connect(bus::publish);
        published.progress().connect(() -> scheduler.schedule(Duration.ZERO, this::cleanUp));
        sharedDevices.watch();
        if (snapshot.isOnlyPresent()) {
            history.forgetFormer();
        }
        ready();
    }

    private void ready() {
        published.ready();
        cleanUp();
    }

    /**
     * Removes what earlier runs left on the broker: at former topics, and of excluded points, once every cloud was
     * discovered; everything else once every cloud was discovered twice, unless another bridge may have published it.
     */
    private void cleanUp() {
        sharedDevices.updateLater();
        int rounds = published.progress().rounds();
        if (rounds >= 1) {
            removeIfConnected(RetainedCleanup::removeExcluded);
            scheduler.schedule(RESUBSCRIBING, () -> removeIfConnected(RetainedCleanup::removeFormer));
        }
        if (rounds >= 2 && !otherBridges.hasDetected() && !stopped) {
            removeIfConnected(RetainedCleanup::removeUnwanted);
            published.discovery().removeUnannounced();
        }
    }

    private void removeIfConnected(Consumer<RetainedCleanup> removal) {
        if (!stopped) {
            cleanup.ifPresent(removal);
        }
    }

    private void publishEverything() {
        if (cleanup.isPresent()) {
            published.discovery().publishAll();
            published.messages().publishAll(Priority.AVAILABILITY, bus::publish);
            bus.publish(Message.retained(topics.bridgeAvailability(), Topics.ONLINE));
            published.messages().publishAll(Priority.STATE, bus::publish);
        }
    }
}

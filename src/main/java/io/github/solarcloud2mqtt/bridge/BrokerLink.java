package io.github.solarcloud2mqtt.bridge;

import io.github.solarcloud2mqtt.bridge.RetainedMessages.Rank;
import io.github.solarcloud2mqtt.homeassistant.EntityAnnouncements;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.mqtt.MessageBus;
import io.github.solarcloud2mqtt.time.Scheduler;
import io.github.solarcloud2mqtt.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens between the bridge and the broker at each new connection: availability first, then a short while to see
 * what the broker has kept, then the discovery messages it lacks, then the newest states. All on the scheduler's thread.
 */
public final class BrokerLink implements MessageBus.Listener {

    /** A broker sends what it has kept at once; after this there is nothing more to come. */
    private static final Duration COLLECTING = Duration.ofSeconds(2);

    /** Home Assistant and others that scan may say "online" several times. */
    private static final Duration BIRTH_DEBOUNCE = Duration.ofSeconds(1);

    private final Logger log = LoggerFactory.getLogger(BrokerLink.class);
    private final MessageBus bus;
    private final RetainedMessages retained;
    private final Topics topics;
    private final EntityAnnouncements announcements;
    private final Requests requests;
    private final Scheduler scheduler;
    private final Map<String, String> kept = new HashMap<>();
    private Scheduler.Scheduled pending = () -> {};
    private Scheduler.Scheduled birth = () -> {};
    private boolean collecting;
    private boolean connectedBefore;
    private Runnable whenLive = () -> {};

    public BrokerLink(
            MessageBus bus,
            RetainedMessages retained,
            Topics topics,
            EntityAnnouncements announcements,
            Requests requests,
            Scheduler scheduler) {
        this.bus = bus;
        this.retained = retained;
        this.topics = topics;
        this.announcements = announcements;
        this.requests = requests;
        this.scheduler = scheduler;
    }

    /** Sets what to do each time the broker has everything; before the bus is started. */
    void whenLive(Runnable whenLive) {
        this.whenLive = whenLive;
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
        pending.cancel();
        birth.cancel();
        collecting = false;
    }

    private void begin() {
        pause();
        kept.clear();
        collecting = true;
        bus.publish(Message.retained(topics.bridgeState(), Topics.ONLINE));
        retained.publishAll(Rank.AVAILABILITY);
        bus.subscribe(topics.requests());
        bus.subscribe(topics.all());
        bus.subscribe(announcements.birthTopic());
        bus.subscribe(announcements.discoveryFilter());
        pending = scheduler.schedule(COLLECTING, this::goLive);
    }

    private void goLive() {
        collecting = false;
        bus.unsubscribe(topics.all());
        bus.unsubscribe(announcements.discoveryFilter());
        if (connectedBefore && !kept.containsKey(topics.bridgeInfo())) {
            log.info("The broker has lost what it had kept; everything is published again.");
        }
        connectedBefore = true;
        kept.remove(topics.bridgeState());
        retained.goLive(kept);
        kept.clear();
        whenLive.run();
    }

    private void handle(Message message) {
        if (collecting && message.retained()) {
            collect(message);
        }
        if (message.retained()) {
            // A request that the broker keeps would be carried out at every connection; a birth is no news then.
            return;
        }
        topics.request(message.topic()).ifPresent(request -> requests.handle(request, message.payload()));
        if (message.topic().equals(announcements.birthTopic())
                && message.payload().equals(Topics.ONLINE)) {
            birth.cancel();
            birth = scheduler.schedule(BIRTH_DEBOUNCE, this::publishEverything);
        }
    }

    private void collect(Message message) {
        boolean ours = topics.isOurs(message.topic()) || announcements.isOurs(message.topic(), message.payload());
        if (ours && !message.payload().isEmpty()) {
            kept.put(message.topic(), message.payload());
        }
    }

    private void publishEverything() {
        if (retained.isLive()) {
            retained.publishAll(Rank.DISCOVERY);
            retained.publishAll(Rank.AVAILABILITY);
            bus.publish(Message.retained(topics.bridgeState(), Topics.ONLINE));
            retained.publishAll(Rank.STATE);
        }
    }
}

package io.github.solarcloud2mqtt.app.component;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.homeassistant.DiscoveryMessages;
import io.github.solarcloud2mqtt.mqtt.MessageBus;
import io.github.solarcloud2mqtt.poll.CloudPoller;
import io.github.solarcloud2mqtt.publish.BridgeStatus;
import io.github.solarcloud2mqtt.publish.BrokerSession;
import io.github.solarcloud2mqtt.publish.DiscoveryListener;
import io.github.solarcloud2mqtt.publish.DiscoveryReconciler;
import io.github.solarcloud2mqtt.publish.LeftoverRemoval;
import io.github.solarcloud2mqtt.publish.RequestHandler;
import io.github.solarcloud2mqtt.publish.RetainedMessages;
import io.github.solarcloud2mqtt.publish.TopicHistory;
import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.time.MonotonicClock;
import io.github.solarcloud2mqtt.time.ScaledClock;
import io.github.solarcloud2mqtt.time.Scheduler;
import io.github.solarcloud2mqtt.time.ThreadScheduler;
import io.github.solarcloud2mqtt.topics.Topics;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The bridge between clouds and broker. */
@Module(subcomponents = CloudComponent.class)
abstract class BridgeModule {

    @Provides
    static InstantSource clock(ScaledClock tempo) {
        return tempo.clock();
    }

    /** Runs at the rate of the schedulers' delays. */
    @Provides
    @Singleton
    static MonotonicClock monotonic(ScaledClock tempo) {
        long begin = System.nanoTime();
        return () -> Duration.ofNanos(Math.round((System.nanoTime() - begin) * tempo.speed()));
    }

    @Provides
    @Singleton
    static StateDirectory state(Settings settings) {
        return new StateDirectory(settings.stateDirectory());
    }

    @Provides
    @Singleton
    static RetainedMessages retained(MessageBus bus) {
        return new RetainedMessages(bus);
    }

    @Provides
    @Singleton
    static BridgeStatus status(RetainedMessages retained, Topics topics, InstantSource clock) {
        return new BridgeStatus(retained, topics, Version.number(), clock.instant());
    }

    @Provides
    @Singleton
    static List<CloudComponent> clouds(Settings settings, CloudComponent.Factory factory) {
        return settings.clouds().stream().map(factory::create).toList();
    }

    @Provides
    @Singleton
    static List<CloudPoller> loops(List<CloudComponent> clouds) {
        return clouds.stream().map(CloudComponent::loop).toList();
    }

    @Provides
    @Singleton
    static RequestHandler requests(MessageBus bus, Topics topics, Provider<List<CloudPoller>> loops) {
        return new RequestHandler(bus, topics, () -> List.copyOf(loops.get()));
    }

    /** Of what follows from connections, requests and births. */
    @Provides
    @Singleton
    @Named("bridge")
    static Scheduler scheduler() {
        return new ThreadScheduler("bridge", 1);
    }

    @Provides
    @Singleton
    static DiscoveryReconciler board(MessageBus bus, @Named("bridge") Scheduler scheduler, Settings settings) {
        return new DiscoveryReconciler(bus, scheduler, settings.homeAssistant().enabled());
    }

    @Provides
    static TopicHistory places(StateDirectory state, Topics topics, Settings settings) {
        return new TopicHistory(state, topics, settings.homeAssistant().discoveryPrefix());
    }

    @Provides
    @Singleton
    static BrokerSession link(
            MessageBus bus,
            RetainedMessages retained,
            DiscoveryReconciler board,
            Topics topics,
            DiscoveryMessages announcements,
            TopicHistory places,
            BridgeStatus status,
            RequestHandler requests,
            @Named("bridge") Scheduler scheduler) {
        return new BrokerSession(
                bus, retained, board, topics, announcements.birthTopic(), places, status, requests, scheduler);
    }

    @Provides
    @Singleton
    static LeftoverRemoval leftovers(Settings settings, Provider<BrokerSession> session) {
        return new LeftoverRemoval(settings.clouds().size(), session::get);
    }

    @Binds
    abstract DiscoveryListener discoveryListener(LeftoverRemoval leftovers);

    @Provides
    @Singleton
    static Bridge bridge(
            List<CloudPoller> loops, MessageBus bus, BrokerSession link, LeftoverRemoval leftovers, Topics topics) {
        return new Bridge(loops, bus, link, leftovers, topics);
    }

    /** What Home Assistant is told, if it is told anything. */
    @Provides
    static Optional<DiscoveryMessages> wantedAnnouncements(Settings settings, DiscoveryMessages announcements) {
        return settings.homeAssistant().enabled() ? Optional.of(announcements) : Optional.empty();
    }
}

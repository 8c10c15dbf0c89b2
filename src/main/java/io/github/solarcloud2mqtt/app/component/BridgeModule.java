package io.github.solarcloud2mqtt.app.component;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import io.github.solarcloud2mqtt.config.CloudSettings;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.homeassistant.DiscoveryMessages;
import io.github.solarcloud2mqtt.poll.CloudPoller;
import io.github.solarcloud2mqtt.publish.BridgeStatus;
import io.github.solarcloud2mqtt.publish.DiscoveryListener;
import io.github.solarcloud2mqtt.publish.DiscoveryProgress;
import io.github.solarcloud2mqtt.publish.ReadyListener;
import io.github.solarcloud2mqtt.publish.RequestTarget;
import io.github.solarcloud2mqtt.publish.RetainedMessages;
import io.github.solarcloud2mqtt.publish.WantedDiscovery;
import io.github.solarcloud2mqtt.publish.session.BrokerSession;
import io.github.solarcloud2mqtt.publish.session.TopicHistory;
import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.time.MonotonicClock;
import io.github.solarcloud2mqtt.time.ScaledClock;
import io.github.solarcloud2mqtt.time.Scheduler;
import io.github.solarcloud2mqtt.time.Sleeper;
import io.github.solarcloud2mqtt.time.ThreadScheduler;
import io.github.solarcloud2mqtt.time.ThreadSleeper;
import io.github.solarcloud2mqtt.topics.Topics;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The bridge between clouds and broker. */
@Module(subcomponents = {CloudComponent.class, ConnectionComponent.class})
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
    static Sleeper sleeper(ScaledClock tempo) {
        return new ThreadSleeper(tempo.speed());
    }

    @Provides
    @Singleton
    static StateDirectory state(Settings settings) {
        return new StateDirectory(settings.stateDirectory());
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
    static List<RequestTarget> requestTargets(List<CloudPoller> pollers) {
        return List.copyOf(pollers);
    }

    @Provides
    @Singleton
    static List<ReadyListener> readyListeners(List<CloudPoller> pollers) {
        return List.copyOf(pollers);
    }

    @Provides
    @Singleton
    static DiscoveryProgress progress(Settings settings) {
        return new DiscoveryProgress(
                settings.clouds().stream().map(CloudSettings::name).toList());
    }

    /** Its thread runs everything about the broker. */
    @Provides
    @Singleton
    @Named("broker")
    static Scheduler scheduler() {
        return new ThreadScheduler("broker", 1);
    }

    @Provides
    @Singleton
    static WantedDiscovery wantedDiscovery(Settings settings) {
        return new WantedDiscovery(settings.homeAssistant().enabled());
    }

    @Provides
    static Supplier<BrokerSession> sessions(Provider<ConnectionComponent.Factory> factory) {
        return () -> factory.get().create().session();
    }

    @Provides
    @Singleton
    static TopicHistory topicHistory(StateDirectory state, Topics topics, Settings settings) {
        return new TopicHistory(state, topics, settings.homeAssistant().discoveryPrefix());
    }

    @Binds
    abstract DiscoveryListener discoveryListener(DiscoveryProgress progress);

    /** What Home Assistant is told, if it is told anything. */
    @Provides
    static Optional<DiscoveryMessages> wantedAnnouncements(Settings settings, DiscoveryMessages announcements) {
        return settings.homeAssistant().enabled() ? Optional.of(announcements) : Optional.empty();
    }
}

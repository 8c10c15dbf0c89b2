package io.github.solarcloud2mqtt.app.component;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import io.github.solarcloud2mqtt.config.CloudSettings;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.homeassistant.DiscoveryMessages;
import io.github.solarcloud2mqtt.homeassistant.retained.RetainedDiscovery;
import io.github.solarcloud2mqtt.poll.CloudPoller;
import io.github.solarcloud2mqtt.publish.BridgeStatus;
import io.github.solarcloud2mqtt.publish.DiscoveryListener;
import io.github.solarcloud2mqtt.publish.DiscoveryProgress;
import io.github.solarcloud2mqtt.publish.ReadyListener;
import io.github.solarcloud2mqtt.publish.RequestTarget;
import io.github.solarcloud2mqtt.publish.RetainedMessages;
import io.github.solarcloud2mqtt.publish.WantedDiscovery;
import io.github.solarcloud2mqtt.publish.session.BaseTopicHistory;
import io.github.solarcloud2mqtt.publish.session.BrokerSession;
import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.topics.Topics;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The objects between clouds and broker that do not depend on the vendor. */
@Module(subcomponents = ConnectionComponent.class)
abstract class BridgeModule {

    @Provides
    @Singleton
    static StateDirectory state(Settings settings) {
        return new StateDirectory(settings.stateDirectory());
    }

    @Provides
    @Singleton
    static BridgeStatus status(
            RetainedMessages retained, Topics topics, @Named("version") String version, InstantSource clock) {
        return new BridgeStatus(retained, topics, version, clock.instant());
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
    static BaseTopicHistory topicHistory(StateDirectory state, Topics topics, Settings settings) {
        return new BaseTopicHistory(state, topics, settings.homeAssistant().discoveryPrefix());
    }

    /** Tells the discovery messages of this bridge, at its present topics, from those of others. */
    @Provides
    static RetainedDiscovery ownDiscovery(Topics topics, Settings settings) {
        return new RetainedDiscovery(
                Set.of(settings.homeAssistant().discoveryPrefix()), Set.of(topics.bridgeAvailability()));
    }

    @Binds
    abstract DiscoveryListener discoveryListener(DiscoveryProgress progress);

    /** The discovery messages; empty if Home Assistant is disabled. */
    @Provides
    static Optional<DiscoveryMessages> wantedAnnouncements(Settings settings, DiscoveryMessages announcements) {
        return settings.homeAssistant().enabled() ? Optional.of(announcements) : Optional.empty();
    }
}

package io.github.solarcloud2mqtt.app;

import dagger.Module;
import dagger.Provides;
import io.github.solarcloud2mqtt.bridge.AnnouncementBoard;
import io.github.solarcloud2mqtt.bridge.Bridge;
import io.github.solarcloud2mqtt.bridge.BridgeStatus;
import io.github.solarcloud2mqtt.bridge.BrokerLink;
import io.github.solarcloud2mqtt.bridge.CloudLoop;
import io.github.solarcloud2mqtt.bridge.Places;
import io.github.solarcloud2mqtt.bridge.Requests;
import io.github.solarcloud2mqtt.bridge.RetainedMessages;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.homeassistant.EntityAnnouncements;
import io.github.solarcloud2mqtt.mqtt.MessageBus;
import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.time.Scheduler;
import io.github.solarcloud2mqtt.time.ThreadScheduler;
import io.github.solarcloud2mqtt.topics.Topics;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The bridge between clouds and broker. */
@Module(subcomponents = CloudComponent.class)
abstract class BridgeModule {

    @Provides
    static InstantSource clock(Tempo tempo) {
        return tempo.clock();
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
    static List<CloudLoop> loops(List<CloudComponent> clouds) {
        return clouds.stream().map(CloudComponent::loop).toList();
    }

    @Provides
    @Singleton
    static Requests requests(MessageBus bus, Topics topics, Provider<List<CloudLoop>> loops) {
        return new Requests(bus, topics, loops::get);
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
    static AnnouncementBoard board(MessageBus bus, @Named("bridge") Scheduler scheduler, Settings settings) {
        return new AnnouncementBoard(bus, scheduler, settings.homeAssistant().enabled());
    }

    @Provides
    static Places places(StateDirectory state, Topics topics, Settings settings) {
        return new Places(state, topics, settings.homeAssistant().discoveryPrefix());
    }

    @Provides
    @Singleton
    static BrokerLink link(
            MessageBus bus,
            RetainedMessages retained,
            AnnouncementBoard board,
            Topics topics,
            EntityAnnouncements announcements,
            Places places,
            BridgeStatus status,
            Requests requests,
            @Named("bridge") Scheduler scheduler) {
        return new BrokerLink(
                bus, retained, board, topics, announcements.birthTopic(), places, status, requests, scheduler);
    }

    @Provides
    @Singleton
    static Bridge bridge(List<CloudLoop> loops, MessageBus bus, BrokerLink link, Topics topics) {
        return new Bridge(loops, bus, link, topics);
    }

    /** What Home Assistant is told, if it is told anything. */
    @Provides
    static Optional<EntityAnnouncements> wantedAnnouncements(Settings settings, EntityAnnouncements announcements) {
        return settings.homeAssistant().enabled() ? Optional.of(announcements) : Optional.empty();
    }
}

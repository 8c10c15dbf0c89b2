package io.github.solarcloud2mqtt.app.component;

import dagger.Module;
import dagger.Provides;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.homeassistant.DiscoveryMessages;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import io.github.solarcloud2mqtt.topics.Topics;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** The settings of the broker and what is published there. */
@Module
abstract class BrokerModule {

    @Provides
    static BrokerSettings broker(Settings settings) {
        return settings.mqtt().broker();
    }

    @Provides
    static Topics topics(Settings settings) {
        return new Topics(settings.mqtt().baseTopic());
    }

    @Provides
    static PayloadForm form(Settings settings) {
        return settings.mqtt().payload();
    }

    @Provides
    @Singleton
    static DiscoveryMessages announcements(
            Settings settings, Topics topics, PayloadForm form, @Named("version") String version) {
        return new DiscoveryMessages(
                topics,
                settings.homeAssistant().discoveryPrefix(),
                settings.homeAssistant().discovery(),
                form,
                settings.mqtt().broker().qos(),
                version);
    }
}

package io.github.solarcloud2mqtt.app.component;

import dagger.Module;
import dagger.Provides;
import io.github.solarcloud2mqtt.config.MqttSettings;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.config.TlsSettings;
import io.github.solarcloud2mqtt.homeassistant.DiscoveryForm;
import io.github.solarcloud2mqtt.homeassistant.DiscoveryMessages;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings;
import io.github.solarcloud2mqtt.mqtt.MessageBus;
import io.github.solarcloud2mqtt.mqtt.PahoMessageBus;
import io.github.solarcloud2mqtt.time.ThreadScheduler;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import io.github.solarcloud2mqtt.topics.Topics;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** The broker and what is said there. */
@Module
abstract class BrokerModule {

    @Provides
    static BrokerSettings broker(Settings settings) {
        MqttSettings mqtt = settings.mqtt();
        TlsSettings tls = mqtt.tls();
        return new BrokerSettings(
                mqtt.url(),
                mqtt.username(),
                mqtt.password(),
                mqtt.clientId(),
                mqtt.qos(),
                new BrokerSettings.Tls(tls.caFile(), tls.certificateFile(), tls.keyFile()));
    }

    @Provides
    @Singleton
    static MessageBus bus(BrokerSettings settings, RandomGenerator random) {
        return new PahoMessageBus(settings, new ThreadScheduler("mqtt", 1), random);
    }

    @Provides
    @Singleton
    static RandomGenerator random() {
        return new SecureRandom();
    }

    @Provides
    static Topics topics(Settings settings) {
        return new Topics(settings.mqtt().baseTopic());
    }

    @Provides
    static PayloadForm form(Settings settings) {
        return PayloadForm.valueOf(settings.mqtt().payload().name());
    }

    @Provides
    @Singleton
    static DiscoveryMessages announcements(Settings settings, Topics topics, PayloadForm form) {
        return new DiscoveryMessages(
                topics,
                settings.homeAssistant().discoveryPrefix(),
                DiscoveryForm.valueOf(settings.homeAssistant().discovery().name()),
                form,
                settings.mqtt().qos(),
                Version.number());
    }
}

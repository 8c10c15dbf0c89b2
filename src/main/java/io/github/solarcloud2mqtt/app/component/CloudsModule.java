package io.github.solarcloud2mqtt.app.component;

import dagger.Module;
import dagger.Provides;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.poll.CloudPoller;
import jakarta.inject.Singleton;
import java.util.List;

/** The clouds of the configuration. */
@Module(subcomponents = CloudComponent.class)
abstract class CloudsModule {

    @Provides
    @Singleton
    static List<CloudComponent> clouds(Settings settings, CloudComponent.Factory factory) {
        return settings.clouds().stream().map(factory::create).toList();
    }

    @Provides
    @Singleton
    static List<CloudPoller> loops(List<CloudComponent> clouds) {
        return clouds.stream().map(CloudComponent::poller).toList();
    }
}

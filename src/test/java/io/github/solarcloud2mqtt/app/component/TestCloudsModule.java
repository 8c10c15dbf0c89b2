package io.github.solarcloud2mqtt.app.component;

import dagger.Module;
import dagger.Provides;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.poll.CloudPoller;
import jakarta.inject.Singleton;
import java.util.List;

/** The clouds of the configuration, with the test's clients. */
@Module(subcomponents = TestCloudComponent.class)
abstract class TestCloudsModule {

    @Provides
    @Singleton
    static List<TestCloudComponent> clouds(Settings settings, TestCloudComponent.Factory factory) {
        return settings.clouds().stream().map(factory::create).toList();
    }

    @Provides
    @Singleton
    static List<CloudPoller> loops(List<TestCloudComponent> clouds) {
        return clouds.stream().map(TestCloudComponent::poller).toList();
    }
}

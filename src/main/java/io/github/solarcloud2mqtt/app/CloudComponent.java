package io.github.solarcloud2mqtt.app;

import dagger.BindsInstance;
import dagger.Subcomponent;
import io.github.solarcloud2mqtt.bridge.CloudLoop;
import io.github.solarcloud2mqtt.bridge.Discovery;
import io.github.solarcloud2mqtt.bridge.LoopSettings;
import io.github.solarcloud2mqtt.bridge.PerCloud;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.config.CloudSettings;

/** What belongs to one cloud account. */
@PerCloud
@Subcomponent(modules = {CloudModule.class, IsolarcloudModule.class, GrowattModule.class})
interface CloudComponent {

    CloudLoop loop();

    SolarCloud cloud();

    Discovery discovery();

    CallBudget budget();

    LoopSettings settings();

    /** Puts a cloud together. */
    @Subcomponent.Factory
    interface Factory {
        CloudComponent create(@BindsInstance CloudSettings settings);
    }
}

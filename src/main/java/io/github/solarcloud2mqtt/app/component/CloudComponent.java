package io.github.solarcloud2mqtt.app.component;

import dagger.BindsInstance;
import dagger.Subcomponent;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.cloud.isolarcloud.auth.OAuthAuthorization;
import io.github.solarcloud2mqtt.config.Access;
import io.github.solarcloud2mqtt.config.CloudSettings;
import io.github.solarcloud2mqtt.discovery.AccountDiscovery;
import io.github.solarcloud2mqtt.poll.CloudPoller;
import io.github.solarcloud2mqtt.scope.PerCloud;

/** What belongs to one cloud account. */
@PerCloud
@Subcomponent(modules = {CloudModule.class, IsolarcloudModule.class, GrowattModule.class})
public interface CloudComponent {

    CloudPoller loop();

    SolarCloud cloud();

    AccountDiscovery discovery();

    CallBudget budget();

    /** How the bridge gets at the plants. */
    Access access();

    /** Only for clouds that need the consent of an owner. */
    OAuthAuthorization authorization();

    PollSettings settings();

    /** Puts a cloud together. */
    @Subcomponent.Factory
    interface Factory {
        CloudComponent create(@BindsInstance CloudSettings settings);
    }
}

package io.github.solarcloud2mqtt.app.component;

import dagger.BindsInstance;
import dagger.Subcomponent;
import io.github.solarcloud2mqtt.catalog.Catalog;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.cloud.isolarcloud.auth.OAuthAuthorization;
import io.github.solarcloud2mqtt.config.CloudSettings;
import io.github.solarcloud2mqtt.config.IsolarcloudSettings.Consent;
import io.github.solarcloud2mqtt.discovery.AccountDiscovery;
import io.github.solarcloud2mqtt.poll.CloudPoller;
import io.github.solarcloud2mqtt.scope.PerCloud;
import java.util.Optional;

/** The objects of one cloud account. */
@PerCloud
@Subcomponent(modules = {CloudModule.class, VendorModule.class})
public interface CloudComponent {

    CloudPoller poller();

    SolarCloud cloud();

    AccountDiscovery discovery();

    Catalog catalog();

    CallBudget budget();

    /** The consent of the owner that this cloud requires, if it does. */
    Optional<Consent> consent();

    /** Only for clouds that require the consent of the owner. */
    OAuthAuthorization authorization();

    PollSettings settings();

    /** Builds the component of one cloud. */
    @Subcomponent.Factory
    interface Factory {
        CloudComponent create(@BindsInstance CloudSettings settings);
    }
}

package io.github.solarcloud2mqtt.app.component;

import dagger.BindsInstance;
import dagger.Subcomponent;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.config.CloudSettings;
import io.github.solarcloud2mqtt.poll.CloudPoller;
import io.github.solarcloud2mqtt.scope.PerCloud;

/** The objects of one cloud account with the client of the test. */
@PerCloud
@Subcomponent(modules = {CloudModule.class, TestVendorModule.class})
public interface TestCloudComponent {

    CloudPoller poller();

    CallBudget budget();

    /** Builds the component of one cloud. */
    @Subcomponent.Factory
    interface Factory {
        TestCloudComponent create(@BindsInstance CloudSettings settings);
    }
}

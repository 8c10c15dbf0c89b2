package io.github.solarcloud2mqtt.app.component;

import dagger.BindsInstance;
import dagger.Component;
import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.mqtt.MessageBus;
import io.github.solarcloud2mqtt.time.Sleeper;
import io.github.solarcloud2mqtt.time.VirtualTime;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/** The program in virtual time, with the message bus and the cloud clients of the test. */
@Singleton
@Component(modules = {VirtualHostModule.class, BrokerModule.class, BridgeModule.class, TestCloudsModule.class})
public interface TestComponent {

    Bridge bridge();

    List<TestCloudComponent> clouds();

    /** Builds the component. */
    @Component.Factory
    interface Factory {
        /**
         * Builds the component.
         *
         * @param waits waits for the pace of the calls
         * @param clients builds the client of a cloud
         */
        TestComponent create(
                @BindsInstance Settings settings,
                @BindsInstance VirtualTime time,
                @BindsInstance Sleeper waits,
                @BindsInstance MessageBus bus,
                @BindsInstance Function<AccountContext, SolarCloud> clients);
    }
}

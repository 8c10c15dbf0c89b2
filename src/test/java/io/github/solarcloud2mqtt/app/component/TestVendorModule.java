package io.github.solarcloud2mqtt.app.component;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.time.Scheduler;
import io.github.solarcloud2mqtt.time.VirtualTime;
import java.util.function.Function;

/** Provides the cloud client of the test, called in virtual time. */
@Module
abstract class TestVendorModule {

    @Provides
    @PerCloud
    static SolarCloud cloud(Function<AccountContext, SolarCloud> clients, AccountContext context) {
        return clients.apply(context);
    }

    @Binds
    abstract Scheduler scheduler(VirtualTime time);
}

package io.github.solarcloud2mqtt.app.component;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import io.github.solarcloud2mqtt.catalog.Catalog;
import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.CallPacers;
import io.github.solarcloud2mqtt.cloud.PointSelection;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.config.CloudSettings;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.fault.FaultEventChannel;
import io.github.solarcloud2mqtt.plant.AccountName;
import io.github.solarcloud2mqtt.poll.BrokerFaultChannel;
import io.github.solarcloud2mqtt.publish.PublishedCloud;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.time.MonotonicClock;
import io.github.solarcloud2mqtt.values.TimestampZones;
import java.time.InstantSource;
import java.time.ZoneId;

/** The objects for one cloud that do not depend on its vendor. */
@Module
abstract class CloudModule {

    @Provides
    @PerCloud
    static PollSettings pollSettings(CloudSettings settings) {
        return settings.poll();
    }

    @Provides
    static PointSelection points(CloudSettings settings) {
        return settings.points();
    }

    @Provides
    @PerCloud
    static PublishedCloud published(PollSettings settings, SolarCloud cloud) {
        return new PublishedCloud(settings.name(), cloud.vendor(), settings.watchesFaults());
    }

    @Provides
    @PerCloud
    static CallBudget budget(PollSettings settings, StateDirectory state, InstantSource clock) {
        return new CallBudget(clock, state, settings.name());
    }

    @Provides
    @PerCloud
    static AccountContext context(
            PollSettings settings,
            CallBudget budget,
            CallPacers pacers,
            StateDirectory state,
            InstantSource clock,
            MonotonicClock monotonic) {
        return new AccountContext(settings.name(), budget, pacers, state, clock, monotonic);
    }

    /** The zone of the host is the best guess for a plant whose cloud does not report its zone. */
    @Provides
    @PerCloud
    static TimestampZones timestampZones(SolarCloud cloud, ZoneId host) {
        return new TimestampZones(host, cloud.timestampZones());
    }

    @Provides
    static AccountName accountName(CloudSettings settings) {
        return new AccountName(settings.name());
    }

    @Binds
    abstract FaultEventChannel faultEvents(BrokerFaultChannel channel);

    @Provides
    @PerCloud
    static Catalog catalog(SolarCloud cloud, Settings settings) {
        return new Catalog(cloud.vendor(), settings.units());
    }
}

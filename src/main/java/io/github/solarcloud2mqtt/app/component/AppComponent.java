package io.github.solarcloud2mqtt.app.component;

import dagger.BindsInstance;
import dagger.Component;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.history.HistoryExporter;
import io.github.solarcloud2mqtt.homeassistant.retained.RetainedDiscovery;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings;
import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.time.ScaledClock;
import io.github.solarcloud2mqtt.time.Sleeper;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** The program with one configuration. */
@Singleton
@Component(modules = {HostModule.class, BrokerModule.class, BridgeModule.class, CloudsModule.class})
public interface AppComponent {

    Bridge bridge();

    StateDirectory state();

    BrokerSettings broker();

    /** Tells the discovery messages of this bridge from those of others. */
    RetainedDiscovery ownDiscovery();

    HistoryExporter history();

    InstantSource clock();

    Sleeper sleeper();

    /** The clouds, which work without the bridge too. */
    List<CloudComponent> clouds();

    /** Builds the component. */
    @Component.Factory
    interface Factory {
        AppComponent create(@BindsInstance Settings settings, @BindsInstance ScaledClock clock);
    }
}

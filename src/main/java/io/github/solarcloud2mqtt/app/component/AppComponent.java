package io.github.solarcloud2mqtt.app.component;

import dagger.BindsInstance;
import dagger.Component;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings;
import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.time.ScaledClock;
import jakarta.inject.Singleton;
import java.util.List;

/** The program, put together for one configuration. */
@Singleton
@Component(modules = {BrokerModule.class, BridgeModule.class})
public interface AppComponent {

    Bridge bridge();

    StateDirectory state();

    BrokerSettings broker();

    /** The clouds, without the bridge: for a look at them. */
    List<CloudComponent> clouds();

    /** Puts the program together. */
    @Component.Factory
    interface Factory {
        AppComponent create(@BindsInstance Settings settings, @BindsInstance ScaledClock tempo);
    }
}

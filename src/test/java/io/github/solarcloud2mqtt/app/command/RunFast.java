package io.github.solarcloud2mqtt.app.command;

import io.github.solarcloud2mqtt.app.component.AppComponent;
import io.github.solarcloud2mqtt.app.component.DaggerAppComponent;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.config.section.ConfigurationLoader;
import io.github.solarcloud2mqtt.simulator.isolarcloud.FastClock;
import io.github.solarcloud2mqtt.time.ScaledClock;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The command {@code run} with accelerated time, for tests that last days. */
public final class RunFast {

    private RunFast() {}

    /**
     * Runs until the process is told to end.
     *
     * @param arguments the configuration's file and a {@link FastClock}
     */
    public static void main(String[] arguments) throws Exception {
        Settings settings = ConfigurationLoader.load(Optional.of(Path.of(arguments[0])), Path.of(""), Map.of())
                .settings();
        FastClock clock = FastClock.parse(arguments[1]);
        AppComponent app =
                DaggerAppComponent.factory().create(settings, new ScaledClock(clock.source(), clock.speed()));
        app.bridge().start();
        RunCommand.onShutdown(app.bridge()::stop);
        Thread.currentThread().join();
    }
}

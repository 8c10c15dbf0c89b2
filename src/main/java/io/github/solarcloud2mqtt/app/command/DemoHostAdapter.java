package io.github.solarcloud2mqtt.app.command;

import io.github.solarcloud2mqtt.app.component.AppComponent;
import io.github.solarcloud2mqtt.app.component.CloudComponent;
import io.github.solarcloud2mqtt.app.component.DaggerAppComponent;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.config.hocon.ConfigurationException;
import io.github.solarcloud2mqtt.config.section.ConfigurationLoader;
import io.github.solarcloud2mqtt.demo.DemoBridge;
import io.github.solarcloud2mqtt.demo.DemoHost;
import io.github.solarcloud2mqtt.secret.Secret;
import io.github.solarcloud2mqtt.time.ScaledClock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Provides the real time and a bridge to the demo. */
final class DemoHostAdapter implements DemoHost {

    private final Program program;

    DemoHostAdapter(Program program) {
        this.program = program;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public InstantSource scaledClock(Instant begin, double speed) {
        long started = System.nanoTime();
        return () -> begin.plusNanos(Math.round((System.nanoTime() - started) * speed));
    }

    @Override
    public DemoBridge bridge(Map<String, String> environment, InstantSource clock, double speed)
            throws ConfigurationException {
        program.setLogLevel();
        Settings settings = ConfigurationLoader.fromEnvironment(environment).settings();
        return new HostedBridge(DaggerAppComponent.factory().create(settings, new ScaledClock(clock, speed)), settings);
    }

    @Override
    public void awaitStop(Runnable stop) throws InterruptedException {
        RunCommand.onShutdown(stop);
        new CountDownLatch(1).await();
    }

    /** The bridge of the demo, which has one cloud. */
    private record HostedBridge(AppComponent app, Settings settings) implements DemoBridge {

        @Override
        public String baseTopic() {
            return settings.mqtt().baseTopic();
        }

        @Override
        public void redeem(String code, String redirectUri) throws Exception {
            for (CloudComponent cloud : app.clouds()) {
                cloud.authorization().redeem(new Secret(code), redirectUri);
            }
        }

        @Override
        public void start() {
            app.bridge().start();
        }

        @Override
        public void stop() {
            app.bridge().stop();
        }

        @Override
        public void stopWithoutTrace() throws InterruptedException {
            app.bridge().stopWithoutTrace();
        }
    }
}

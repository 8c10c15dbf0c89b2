package io.github.solarcloud2mqtt.app.component;

import dagger.Module;
import dagger.Provides;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings;
import io.github.solarcloud2mqtt.mqtt.MessageBus;
import io.github.solarcloud2mqtt.mqtt.paho.PahoMessageBus;
import io.github.solarcloud2mqtt.time.MonotonicClock;
import io.github.solarcloud2mqtt.time.ScaledClock;
import io.github.solarcloud2mqtt.time.Scheduler;
import io.github.solarcloud2mqtt.time.Sleeper;
import io.github.solarcloud2mqtt.time.ThreadScheduler;
import io.github.solarcloud2mqtt.time.ThreadSleeper;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.random.RandomGenerator;

/** What the program uses of its host: time, threads, random numbers and the connection to the broker. */
@Module
abstract class HostModule {

    @Provides
    static InstantSource clock(ScaledClock scaled) {
        return scaled.clock();
    }

    /** Runs at the rate of the schedulers' delays. */
    @Provides
    @Singleton
    static MonotonicClock monotonic(ScaledClock scaled) {
        long begin = System.nanoTime();
        return () -> Duration.ofNanos(Math.round((System.nanoTime() - begin) * scaled.speed()));
    }

    @Provides
    static Sleeper sleeper(ScaledClock scaled) {
        return new ThreadSleeper(scaled.speed());
    }

    /** Runs all tasks concerning the broker on its thread. */
    @Provides
    @Singleton
    @Named("broker")
    static Scheduler scheduler() {
        return new ThreadScheduler("broker", 1);
    }

    @Provides
    static ZoneId zone() {
        return ZoneId.systemDefault();
    }

    @Provides
    @Singleton
    static RandomGenerator random() {
        return new SecureRandom();
    }

    @Provides
    @Singleton
    static MessageBus bus(BrokerSettings settings, @Named("broker") Scheduler scheduler, RandomGenerator random) {
        return new PahoMessageBus(settings, scheduler, random);
    }

    @Provides
    @Named("version")
    static String version() {
        return Version.number();
    }
}

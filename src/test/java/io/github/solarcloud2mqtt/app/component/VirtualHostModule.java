package io.github.solarcloud2mqtt.app.component;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import io.github.solarcloud2mqtt.time.MonotonicClock;
import io.github.solarcloud2mqtt.time.Scheduler;
import io.github.solarcloud2mqtt.time.VirtualTime;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Random;
import java.util.random.RandomGenerator;

/** A host in virtual time, in Germany, with the same random numbers in every run. */
@Module
abstract class VirtualHostModule {

    @Binds
    abstract InstantSource clock(VirtualTime time);

    @Binds
    abstract MonotonicClock monotonic(VirtualTime time);

    @Binds
    @Named("broker")
    abstract Scheduler scheduler(VirtualTime time);

    @Provides
    static ZoneId zone() {
        return ZoneId.of("Europe/Berlin");
    }

    @Provides
    @Singleton
    static RandomGenerator random() {
        return new Random(1);
    }

    @Provides
    @Named("version")
    static String version() {
        return "1.2.3";
    }
}

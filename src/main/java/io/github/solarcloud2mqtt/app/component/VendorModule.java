package io.github.solarcloud2mqtt.app.component;

import dagger.Module;
import dagger.Provides;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.cloud.growatt.GrowattCloud;
import io.github.solarcloud2mqtt.cloud.isolarcloud.IsolarcloudCloud;
import io.github.solarcloud2mqtt.config.CloudSettings;
import io.github.solarcloud2mqtt.config.GrowattSettings;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.time.ScaledClock;
import io.github.solarcloud2mqtt.time.Scheduler;
import io.github.solarcloud2mqtt.time.ThreadScheduler;
import jakarta.inject.Provider;
import okhttp3.OkHttpClient;

/** The vendor's client of one cloud, and the thread that calls it. */
@Module(includes = {IsolarcloudModule.class, GrowattModule.class})
abstract class VendorModule {

    @Provides
    @PerCloud
    static SolarCloud cloud(
            CloudSettings settings, Provider<IsolarcloudCloud> isolarcloud, Provider<GrowattCloud> growatt) {
        return settings instanceof GrowattSettings ? growatt.get() : isolarcloud.get();
    }

    @Provides
    static OkHttpClient http() {
        return new OkHttpClient();
    }

    @Provides
    @PerCloud
    static Scheduler scheduler(PollSettings settings, ScaledClock clock) {
        return new ThreadScheduler("cloud " + settings.name(), clock.speed());
    }
}

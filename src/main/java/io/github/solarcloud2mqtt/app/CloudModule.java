package io.github.solarcloud2mqtt.app;

import dagger.Module;
import dagger.Provides;
import io.github.solarcloud2mqtt.bridge.LoopSettings;
import io.github.solarcloud2mqtt.bridge.PerCloud;
import io.github.solarcloud2mqtt.catalog.Catalog;
import io.github.solarcloud2mqtt.catalog.EnergyUnit;
import io.github.solarcloud2mqtt.catalog.PowerUnit;
import io.github.solarcloud2mqtt.catalog.Units;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.cloud.growatt.GrowattCloud;
import io.github.solarcloud2mqtt.cloud.isolarcloud.IsolarcloudCloud;
import io.github.solarcloud2mqtt.config.Access;
import io.github.solarcloud2mqtt.config.CloudSettings;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.config.UnitSettings;
import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.time.Scheduler;
import io.github.solarcloud2mqtt.time.ThreadScheduler;
import jakarta.inject.Provider;
import java.time.ZoneId;
import okhttp3.OkHttpClient;

/** What every cloud needs, whatever its vendor. */
@Module
abstract class CloudModule {

    @Provides
    @PerCloud
    static LoopSettings loopSettings(CloudSettings settings) {
        return new LoopSettings(
                settings.name(),
                settings.pollInterval(),
                settings.discoveryInterval(),
                settings.faultInterval(),
                settings.staleAfter());
    }

    @Provides
    @PerCloud
    static SolarCloud cloud(
            CloudSettings settings, Provider<IsolarcloudCloud> isolarcloud, Provider<GrowattCloud> growatt) {
        return settings.access() instanceof Access.GrowattToken ? growatt.get() : isolarcloud.get();
    }

    @Provides
    @PerCloud
    static CallBudget budget(LoopSettings settings, StateDirectory state, Tempo tempo) {
        return new CallBudget(tempo.clock(), state, settings.name());
    }

    @Provides
    static OkHttpClient http() {
        return new OkHttpClient();
    }

    /** Where the program runs is the best guess for a plant whose cloud does not tell its zone. */
    @Provides
    static ZoneId defaultZone() {
        return ZoneId.systemDefault();
    }

    @Provides
    @PerCloud
    static Catalog catalog(SolarCloud cloud, Settings settings) {
        return new Catalog(cloud.vendor(), units(settings.units()));
    }

    private static Units units(UnitSettings wanted) {
        EnergyUnit energy = switch (wanted.energy()) {
            case WATT_HOUR -> EnergyUnit.WH;
            case KILOWATT_HOUR -> EnergyUnit.KWH;
            case MEGAWATT_HOUR -> EnergyUnit.MWH;
        };
        PowerUnit power = switch (wanted.power()) {
            case WATT -> PowerUnit.W;
            case KILOWATT -> PowerUnit.KW;
            case MEGAWATT -> PowerUnit.MW;
        };
        return new Units(energy, power);
    }

    @Provides
    @PerCloud
    static Scheduler scheduler(LoopSettings settings, Tempo tempo) {
        return new ThreadScheduler("cloud " + settings.name(), tempo.speed());
    }
}

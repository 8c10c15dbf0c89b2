package io.github.solarcloud2mqtt.app.component;

import dagger.Module;
import dagger.Provides;
import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.growatt.GrowattCloud;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattAccount;
import io.github.solarcloud2mqtt.config.CloudSettings;
import io.github.solarcloud2mqtt.config.GrowattSettings;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.state.StateDirectory;
import java.time.InstantSource;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Accounts of Growatt. */
@Module
abstract class GrowattModule {

    @Provides
    static GrowattSettings settings(CloudSettings settings) {
        return (GrowattSettings) settings;
    }

    @Provides
    @PerCloud
    static GrowattCloud cloud(
            GrowattSettings settings, CallBudget budget, StateDirectory state, InstantSource clock, OkHttpClient http) {
        GrowattAccount account = new GrowattAccount(
                HttpUrl.get(settings.server().baseUrl()),
                settings.token(),
                settings.callsPerDay(),
                settings.server().timeout());
        return new GrowattCloud(
                account, settings.plants()::selects, new AccountContext(settings.name(), budget, state, clock), http);
    }
}

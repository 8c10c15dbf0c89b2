package io.github.solarcloud2mqtt.app.component;

import dagger.Module;
import dagger.Provides;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.growatt.GrowattCloud;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattAccount;
import io.github.solarcloud2mqtt.config.Access;
import io.github.solarcloud2mqtt.config.CloudSettings;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.state.StateDirectory;
import java.time.InstantSource;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Accounts of Growatt. */
@Module
abstract class GrowattModule {

    @Provides
    @PerCloud
    static GrowattCloud cloud(
            CloudSettings settings, CallBudget budget, StateDirectory state, InstantSource clock, OkHttpClient http) {
        Access.GrowattToken access = (Access.GrowattToken) settings.access();
        GrowattAccount account = new GrowattAccount(
                HttpUrl.get(settings.baseUrl()), access.token(), access.callsPerDay(), settings.timeout());
        return new GrowattCloud(account, settings.plants()::selects, budget, state, settings.name(), clock, http);
    }
}

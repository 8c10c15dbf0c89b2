package io.github.solarcloud2mqtt.app.component;

import dagger.Module;
import dagger.Provides;
import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.growatt.GrowattCloud;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattAccount;
import io.github.solarcloud2mqtt.config.CloudSettings;
import io.github.solarcloud2mqtt.config.GrowattSettings;
import io.github.solarcloud2mqtt.scope.PerCloud;
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
    static GrowattCloud cloud(GrowattSettings settings, AccountContext context, OkHttpClient http) {
        GrowattAccount account = new GrowattAccount(
                HttpUrl.get(settings.server().baseUrl()),
                settings.token(),
                settings.callsPerDay(),
                settings.server().timeout());
        return new GrowattCloud(account, settings.plants()::selects, context, http);
    }
}

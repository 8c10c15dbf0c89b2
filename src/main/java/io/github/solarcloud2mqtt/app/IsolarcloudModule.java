package io.github.solarcloud2mqtt.app;

import dagger.Module;
import dagger.Provides;
import io.github.solarcloud2mqtt.bridge.PerCloud;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.isolarcloud.IsolarcloudAccount;
import io.github.solarcloud2mqtt.cloud.isolarcloud.IsolarcloudCloud;
import io.github.solarcloud2mqtt.config.CloudSettings;
import io.github.solarcloud2mqtt.state.StateDirectory;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Accounts of iSolarCloud. */
@Module
abstract class IsolarcloudModule {

    @Provides
    @PerCloud
    static IsolarcloudCloud cloud(CloudSettings settings, CallBudget budget, StateDirectory state, Tempo tempo) {
        IsolarcloudAccount account = new IsolarcloudAccount(
                HttpUrl.get(settings.baseUrl()),
                settings.appKey(),
                settings.secretKey(),
                settings.user(),
                settings.password(),
                settings.language(),
                settings.timeout(),
                settings.rsaPublicKey());
        return new IsolarcloudCloud(
                account, settings.plants()::selects, budget, state, settings.name(), tempo.clock(), new OkHttpClient());
    }
}

package io.github.solarcloud2mqtt.app.component;

import dagger.Module;
import dagger.Provides;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.isolarcloud.IsolarcloudCloud;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Application;
import io.github.solarcloud2mqtt.cloud.isolarcloud.auth.AccountCredentials;
import io.github.solarcloud2mqtt.cloud.isolarcloud.auth.OAuthAuthorization;
import io.github.solarcloud2mqtt.config.Access;
import io.github.solarcloud2mqtt.config.CloudSettings;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.state.StateDirectory;
import java.time.InstantSource;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Accounts of iSolarCloud. */
@Module
abstract class IsolarcloudModule {

    @Provides
    static Access access(CloudSettings settings) {
        return settings.access();
    }

    @Provides
    static Application application(CloudSettings settings) {
        return new Application(
                HttpUrl.get(settings.baseUrl()),
                settings.appKey(),
                settings.secretKey(),
                settings.language(),
                settings.timeout(),
                settings.rsaPublicKey());
    }

    @Provides
    static OAuthAuthorization authorization(
            CloudSettings settings,
            Application application,
            CallBudget budget,
            StateDirectory state,
            InstantSource clock,
            OkHttpClient http) {
        return new OAuthAuthorization(application, budget, state, settings.name(), clock, http);
    }

    @Provides
    @PerCloud
    static IsolarcloudCloud cloud(
            CloudSettings settings,
            Application application,
            CallBudget budget,
            StateDirectory state,
            InstantSource clock,
            OkHttpClient http) {
        if (settings.access() instanceof Access.Login login) {
            return new IsolarcloudCloud(
                    new AccountCredentials(application, login.user(), login.password()),
                    settings.plants()::selects,
                    budget,
                    state,
                    settings.name(),
                    clock,
                    http);
        }
        return IsolarcloudCloud.withConsent(
                application, settings.plants()::selects, budget, state, settings.name(), clock, http);
    }
}

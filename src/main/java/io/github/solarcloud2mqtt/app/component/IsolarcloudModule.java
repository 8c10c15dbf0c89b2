package io.github.solarcloud2mqtt.app.component;

import dagger.Module;
import dagger.Provides;
import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.isolarcloud.IsolarcloudCloud;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Application;
import io.github.solarcloud2mqtt.cloud.isolarcloud.auth.AccountCredentials;
import io.github.solarcloud2mqtt.cloud.isolarcloud.auth.OAuthAuthorization;
import io.github.solarcloud2mqtt.config.CloudSettings;
import io.github.solarcloud2mqtt.config.IsolarcloudSettings;
import io.github.solarcloud2mqtt.config.IsolarcloudSettings.Consent;
import io.github.solarcloud2mqtt.config.IsolarcloudSettings.Login;
import io.github.solarcloud2mqtt.scope.PerCloud;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Accounts of iSolarCloud. */
@Module
abstract class IsolarcloudModule {

    @Provides
    static IsolarcloudSettings settings(CloudSettings settings) {
        return (IsolarcloudSettings) settings;
    }

    @Provides
    static Optional<Consent> consent(CloudSettings settings) {
        return settings instanceof IsolarcloudSettings isolarcloud && isolarcloud.access() instanceof Consent consent
                ? Optional.of(consent)
                : Optional.empty();
    }

    @Provides
    static Application application(IsolarcloudSettings settings) {
        return new Application(
                HttpUrl.get(settings.server().baseUrl()),
                settings.application().appKey(),
                settings.application().secretKey(),
                settings.language(),
                settings.server().timeout(),
                settings.application().rsaPublicKey());
    }

    @Provides
    static OAuthAuthorization authorization(Application application, AccountContext context, OkHttpClient http) {
        return new OAuthAuthorization(application, context, http);
    }

    @Provides
    @PerCloud
    static IsolarcloudCloud cloud(
            IsolarcloudSettings settings, Application application, AccountContext context, OkHttpClient http) {
        if (settings.access() instanceof Login login) {
            return new IsolarcloudCloud(
                    new AccountCredentials(application, login.user(), login.password()),
                    settings.plants()::selects,
                    context,
                    http);
        }
        return IsolarcloudCloud.withOAuth(application, settings.plants()::selects, context, http);
    }
}

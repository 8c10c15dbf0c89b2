package io.github.solarcloud2mqtt.cloud.isolarcloud.auth;

import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.isolarcloud.IsolarcloudCloud;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Application;
import io.github.solarcloud2mqtt.cloud.isolarcloud.client.ApiClient;
import io.github.solarcloud2mqtt.secret.Secret;
import java.io.IOException;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** Makes tokens out of an owner's consent and stores them where {@link io.github.solarcloud2mqtt.cloud.isolarcloud.IsolarcloudCloud#withOAuth} finds them. */
public final class OAuthAuthorization {

    private final OAuthTokenEndpoint endpoint;
    private final OAuthTokenStore file;

    /**
     * Makes no call yet.
     *
     * @param context its name is part of the name of the tokens' state file, {@code consent-<name>}
     * @param http what the client is built upon
     */
    public OAuthAuthorization(
            Application application, AccountContext context, OkHttpClient http) {
        endpoint = new OAuthTokenEndpoint(
                application, ApiClient.forTokens(application, context, http), context.clock());
        file = new OAuthTokenStore(application, context.state(), context.name());
    }

    /**
     * Tries whether tokens could be stored, for a code is worth something only once.
     *
     * @throws IOException if not
     */
    public void checkStorage() throws IOException {
        file.checkWritable();
    }

    /**
     * Exchanges the code of a consent for tokens and stores them; one or two calls.
     *
     * @param redirectUri the one the code came by
     * @throws CloudException if the cloud does not take the code
     * @throws IOException if the tokens could not be stored; then the code is spent for nothing
     */
    public void redeem(Secret code, String redirectUri) throws CloudException, IOException {
        file.checkWritable();
        file.exclusively(() -> redeemed(code, redirectUri));
    }

    private OAuthTokens redeemed(Secret code, String redirectUri) throws CloudException, IOException {
        OAuthTokens first = endpoint.exchange(code, redirectUri);
        file.save(first);
        // It was seen that the first token of a consent is as good as expired; the second is not.
        Optional<OAuthTokens> second = first.isBornExpired() ? endpoint.refresh(first) : Optional.empty();
        if (second.isPresent()) {
            file.save(second.get());
        }
        return second.orElse(first);
    }
}

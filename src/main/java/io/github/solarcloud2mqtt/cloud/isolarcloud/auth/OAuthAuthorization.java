package io.github.solarcloud2mqtt.cloud.isolarcloud.auth;

import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Application;
import io.github.solarcloud2mqtt.cloud.isolarcloud.client.ApiClient;
import io.github.solarcloud2mqtt.secret.Secret;
import java.io.IOException;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** Exchanges an authorization code for tokens and stores them for the bridge (Sungrow Open API V2, quick start). */
public final class OAuthAuthorization {

    private final OAuthTokenEndpoint endpoint;
    private final OAuthTokenStore file;

    /**
     * Creates the object; makes no call.
     *
     * @param context its name is part of the name of the tokens' state file, {@code consent-<name>}
     * @param http the client it is derived from
     */
    public OAuthAuthorization(Application application, AccountContext context, OkHttpClient http) {
        endpoint =
                new OAuthTokenEndpoint(application, ApiClient.forTokens(application, context, http), context.clock());
        file = new OAuthTokenStore(application, context.state(), context.name());
    }

    /**
     * Checks that tokens can be stored, because a code is valid once.
     *
     * @throws IOException if they cannot
     */
    public void checkStorage() throws IOException {
        file.checkWritable();
    }

    /**
     * Exchanges an authorization code for tokens and stores them; one or two calls.
     *
     * @param redirectUri the redirect URI that received the code
     * @throws CloudException if the cloud refuses the code
     * @throws IOException if the tokens cannot be stored; the code is then used up
     */
    public void redeem(Secret code, String redirectUri) throws CloudException, IOException {
        file.checkWritable();
        file.exclusively(() -> redeemed(code, redirectUri));
    }

    private OAuthTokens redeemed(Secret code, String redirectUri) throws CloudException, IOException {
        OAuthTokens first = endpoint.exchange(code, redirectUri);
        file.save(first);
        // The first access token may have expired already; the next one has not.
        Optional<OAuthTokens> second = first.expiresAtOnce() ? endpoint.refresh(first) : Optional.empty();
        if (second.isPresent()) {
            file.save(second.get());
        }
        return second.orElse(first);
    }
}

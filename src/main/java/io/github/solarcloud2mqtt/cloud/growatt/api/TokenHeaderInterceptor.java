package io.github.solarcloud2mqtt.cloud.growatt.api;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.http.CloudIOException;
import io.github.solarcloud2mqtt.secret.Secret;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Adds the header {@code token}, which v1 and v4 require (Growatt OpenAPI v1 and v4, authentication). */
public final class TokenHeaderInterceptor implements Interceptor {

    private final Secret token;

    public TokenHeaderInterceptor(Secret token) {
        this.token = token;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        // OkHttp's exception would contain the refused value.
        if (!token.reveal().chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new CloudIOException(new CloudException.Rejected(
                    "token contains a blank, a line break or a character that cannot be sent. Copy it again from the "
                            + "ShinePhone app.",
                    GrowattErrors.WRONG_SETTINGS));
        }
        return chain.proceed(
                chain.request().newBuilder().header("token", token.reveal()).build());
    }
}

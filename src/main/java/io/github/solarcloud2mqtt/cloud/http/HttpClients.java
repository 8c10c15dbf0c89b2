package io.github.solarcloud2mqtt.cloud.http;

import java.time.Duration;
import okhttp3.OkHttpClient;

/** The settings that the HTTP clients of all vendors share. */
public final class HttpClients {

    private HttpClients() {}

    /**
     * A client whose calls have a time limit and follow no redirects.
     *
     * @param http the client it is derived from; it shares its connections, not its timeouts
     * @param timeout the time limit of one call from beginning to end
     */
    public static OkHttpClient.Builder upon(OkHttpClient http, Duration timeout) {
        return http.newBuilder()
                .connectTimeout(timeout)
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .callTimeout(timeout)
                // A redirect would send tokens and keys to another host.
                .followRedirects(false)
                .followSslRedirects(false);
    }
}

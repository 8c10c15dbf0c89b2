package io.github.solarcloud2mqtt.cloud.http;

import java.time.Duration;
import okhttp3.OkHttpClient;

/** What the HTTP clients of all vendors have in common. */
public final class HttpClients {

    private HttpClients() {}

    /**
     * A client whose calls end in time and stay with the host they were made to.
     *
     * @param http what it is built upon; its connections are shared, its time-outs are not
     * @param timeout how long one call may take from beginning to end
     */
    public static OkHttpClient.Builder upon(OkHttpClient http, Duration timeout) {
        return http.newBuilder()
                .connectTimeout(timeout)
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .callTimeout(timeout)
                // A redirection would carry tokens and keys to another host.
                .followRedirects(false)
                .followSslRedirects(false);
    }
}

package io.github.solarcloud2mqtt.cloud.growatt.api;

import io.github.solarcloud2mqtt.secret.Secret;
import java.time.Duration;
import okhttp3.HttpUrl;
import okio.ByteString;

/**
 * An account and how to reach it.
 *
 * @param baseUrl the server of the account's region
 * @param token the account's token, sent with every call
 * @param callsPerDay maximum number of calls the bridge makes per day; Growatt documents no number
 * @param timeout the time limit of one call from beginning to end
 */
public record GrowattAccount(HttpUrl baseUrl, Secret token, int callsPerDay, Duration timeout) {

    public GrowattAccount {
        // A path is resolved against the last slash, so a URL without one at its end would lose its last part.
        baseUrl = baseUrl.encodedPath().endsWith("/")
                ? baseUrl
                : baseUrl.newBuilder().addPathSegment("").build();
    }

    /** Identifies the account without its token. */
    public String fingerprint() {
        return ByteString.encodeUtf8(baseUrl + "\n" + token.reveal()).sha256().hex();
    }
}

package io.github.solarcloud2mqtt.cloud.isolarcloud.api;

import io.github.solarcloud2mqtt.secret.Secret;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okio.ByteString;

/**
 * An application of the developer portal and its gateway.
 *
 * @param baseUrl the gateway of the region of account, application and plants (Sungrow Open API V1, appendix 8)
 * @param appKey the application's key in the developer portal
 * @param secretKey the secret that belongs to the application's key
 * @param language the language of names, with or without the leading underscore that the cloud expects: {@code en_US}
 * @param timeout the time limit of one call from beginning to end
 * @param rsaPublicKey the application's public key, if its calls are encrypted
 */
public record Application(
        HttpUrl baseUrl,
        Secret appKey,
        Secret secretKey,
        String language,
        Duration timeout,
        Optional<RSAPublicKey> rsaPublicKey) {

    public Application {
        // A path is resolved against the last slash, so a URL without one at its end would lose its last part.
        baseUrl = baseUrl.encodedPath().endsWith("/")
                ? baseUrl
                : baseUrl.newBuilder().addPathSegment("").build();
        language = language.startsWith("_") ? language : "_" + language;
    }

    /** Identifies gateway and application without a secret. */
    public String fingerprint() {
        return ByteString.encodeUtf8(baseUrl + "\n" + appKey.reveal()).sha256().hex();
    }

    /** The same application with at least the given time limit. */
    public Application patient(Duration least) {
        Duration longer = timeout.compareTo(least) < 0 ? least : timeout;
        return new Application(baseUrl, appKey, secretKey, language, longer, rsaPublicKey);
    }
}

package io.github.solarcloud2mqtt.cloud.isolarcloud.auth;

import io.github.solarcloud2mqtt.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An access token, and a refresh token that can be exchanged once for the next pair.
 *
 * @param previousRefresh the refresh token before it, as long as the cloud has not accepted this pair: the cloud may have lost
 *     the pair, for example because it restarted while it answered
 * @param given when the pair was received
 * @param expires when the access token expires, if the cloud reports a usable time
 */
record OAuthTokens(
        Secret access, Secret refresh, Optional<Secret> previousRefresh, Instant given, Optional<Instant> expires) {

    /** A token is renewed this long before it expires, because calls take time. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** The cloud sometimes reports an expiry in the past for a new token. */
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(10);

    /** Whether the access token expires at once, so that the next one is better. */
    boolean expiresAtOnce() {
        return expires.filter(end -> !end.isAfter(given.plus(SHORTEST_LIFE))).isPresent();
    }

    /** The same pair without an expiry. */
    OAuthTokens withoutExpiry() {
        return new OAuthTokens(access, refresh, previousRefresh, given, Optional.empty());
    }

    /** The same pair with the refresh token before it, if there is one. */
    Optional<OAuthTokens> withPreviousRefresh() {
        return previousRefresh.map(token -> new OAuthTokens(access, token, Optional.empty(), given, expires));
    }

    /** The same pair once the cloud has accepted it. */
    OAuthTokens confirmed() {
        return new OAuthTokens(access, refresh, Optional.empty(), given, expires);
    }

    /** Whether the access token has expired or expires soon. */
    boolean hasExpired(Instant now) {
        return expires.filter(end -> !now.isBefore(end.minus(MARGIN))).isPresent();
    }
}

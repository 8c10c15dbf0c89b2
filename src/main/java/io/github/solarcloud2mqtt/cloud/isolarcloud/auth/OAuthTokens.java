package io.github.solarcloud2mqtt.cloud.isolarcloud.auth;

import io.github.solarcloud2mqtt.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An access token, and a refresh token that can be exchanged once for the next pair.
 *
 * @param given when the pair was received
 * @param expires when the access token expires, if the cloud reports a usable time
 */
record OAuthTokens(Secret access, Secret refresh, Instant given, Optional<Instant> expires) {

    /** A token is renewed this long before it expires, because a call takes time. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** The cloud sometimes reports that a new token has expired already. */
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(10);

    /** Whether the access token expires so early that the next one is better. */
    boolean isBornExpired() {
        return expires.filter(end -> !end.isAfter(given.plus(SHORTEST_LIFE))).isPresent();
    }

    /** The same pair without a time of expiry. */
    OAuthTokens withoutEnd() {
        return new OAuthTokens(access, refresh, given, Optional.empty());
    }

    /** Whether the access token has expired or is about to. */
    boolean hasExpired(Instant now) {
        return expires.filter(end -> !now.isBefore(end.minus(MARGIN))).isPresent();
    }
}

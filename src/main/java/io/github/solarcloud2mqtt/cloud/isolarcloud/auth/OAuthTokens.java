package io.github.solarcloud2mqtt.cloud.isolarcloud.auth;

import io.github.solarcloud2mqtt.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a consent is worth: a token for calls, and one that can be exchanged once for the next two.
 *
 * @param given since when there is this pair
 * @param expires when the access token ends, if the cloud said something sensible
 */
record OAuthTokens(Secret access, Secret refresh, Instant given, Optional<Instant> expires) {

    /** A token that is about to end is as good as ended: the call it is for takes its time. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** The cloud was seen to call a token that it has just given as good as expired. */
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(10);

    /** Whether the cloud gave a token that is worth less than the next one. */
    boolean isBornExpired() {
        return expires.filter(end -> !end.isAfter(given.plus(SHORTEST_LIFE))).isPresent();
    }

    /** The pair of whose end the cloud said nothing sensible. */
    OAuthTokens withoutEnd() {
        return new OAuthTokens(access, refresh, given, Optional.empty());
    }

    /** Whether the access token has ended or is about to. */
    boolean hasExpired(Instant now) {
        return expires.filter(end -> !now.isBefore(end.minus(MARGIN))).isPresent();
    }
}

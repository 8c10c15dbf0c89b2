package io.github.solarcloud2mqtt.simulator.isolarcloud.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One consent of the owner with its pair of tokens; a new pair invalidates the old one. An access token is valid for 2 days,
 * a refresh token for 30 (Sungrow Developer Portal, Quick Start, step 4).
 */
final class OwnerConsent {

    private static final Duration ACCESS = Duration.ofDays(2);
    private static final Duration REFRESH = Duration.ofDays(30);

    private final Set<Integer> plants;
    private String accessToken = "";
    private Instant accessUntil = Instant.EPOCH;
    private String refreshToken = "";
    private Instant refreshUntil = Instant.EPOCH;
    private boolean withdrawn;

    OwnerConsent(Set<Integer> plants) {
        this.plants = plants;
    }

    Set<Integer> plants() {
        return plants;
    }

    void setAccessToken(String token, Instant now) {
        accessToken = token;
        accessUntil = now.plus(ACCESS);
    }

    void setRefreshToken(String token, Instant now) {
        refreshToken = token;
        refreshUntil = now.plus(REFRESH);
    }

    /** Invalidates the access token; the refresh token stays valid. */
    void endAccess(Instant now) {
        accessUntil = now;
    }

    void withdraw() {
        withdrawn = true;
    }

    boolean isWithdrawn() {
        return withdrawn;
    }

    boolean accepts(String token, Instant now) {
        return !withdrawn && token.equals(accessToken) && now.isBefore(accessUntil);
    }

    boolean hasRefreshToken(String token) {
        return token.equals(refreshToken);
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(refreshUntil);
    }

    String accessToken() {
        return accessToken;
    }

    /** The refresh token, if the response includes it. */
    Optional<String> refreshToken(boolean included) {
        return included ? Optional.of(refreshToken) : Optional.empty();
    }
}

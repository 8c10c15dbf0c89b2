package io.github.solarcloud2mqtt.simulator.isolarcloud.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What the owner has agreed to once, and the pair of tokens that stands for it: a new pair makes the old one invalid.
 * Seed 000: an access token lives 2 days, a refresh token 30.
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

    /** The access token is dead from now on, the refresh token is not. */
    void endAccess(Instant now) {
        accessUntil = now;
    }

    void withdraw() {
        withdrawn = true;
    }

    boolean isWithdrawn() {
        return withdrawn;
    }

    boolean admits(String token, Instant now) {
        return !withdrawn && token.equals(accessToken) && now.isBefore(accessUntil);
    }

    boolean knows(String token) {
        return token.equals(refreshToken);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(refreshUntil);
    }

    String accessToken() {
        return accessToken;
    }

    /** Nothing where the answer keeps it to itself. */
    Optional<String> refreshToken(boolean included) {
        return included ? Optional.of(refreshToken) : Optional.empty();
    }
}

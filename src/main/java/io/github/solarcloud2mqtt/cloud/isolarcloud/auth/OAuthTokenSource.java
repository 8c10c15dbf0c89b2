package io.github.solarcloud2mqtt.cloud.isolarcloud.auth;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.isolarcloud.client.TokenSource;
import io.github.solarcloud2mqtt.secret.Secret;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of an authorization. They are renewed when the access token expires or the cloud no longer accepts it. A refresh
 * token is valid once, so only one process renews at a time, and the new tokens are on the disk before they are used. Another
 * process, such as {@code authorize}, may replace the file at any time. Thread-safe.
 */
public final class OAuthTokenSource implements TokenSource {

    /** A token that the cloud has never accepted is used this long before the next renewal, to avoid a renewal loop. */
    private static final Duration SPACING = Duration.ofMinutes(10);

    /** The time between two checks for a new authorization. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    /** When to try a refused refresh token again, in case the refusal was an error of the cloud. */
    private static final Duration TRY_AGAIN = Duration.ofHours(1);

    private final Logger log = LoggerFactory.getLogger(OAuthTokenSource.class);
    private final OAuthTokenEndpoint endpoint;
    private final OAuthTokenStore file;
    private final String cloud;
    private final InstantSource clock;
    private Optional<String> version = Optional.empty();
    private Optional<OAuthTokens> pair = Optional.empty();
    private boolean accepted;
    private boolean unsaved;
    private Optional<Secret> ended = Optional.empty();
    private Instant endedAt = Instant.EPOCH;

    /**
     * @param cloud the account's name in the configuration, the argument of {@code authorize}
     */
    public OAuthTokenSource(OAuthTokenEndpoint endpoint, OAuthTokenStore file, String cloud, InstantSource clock) {
        this.endpoint = endpoint;
        this.file = file;
        this.cloud = cloud;
        this.clock = clock;
    }

    @Override
    public synchronized Secret current() throws CloudException {
        look();
        OAuthTokens present = present();
        return present.hasExpired(clock.instant()) && !isYoung()
                ? renewed(present).access()
                : present.access();
    }

    @Override
    public synchronized void accepted(Secret used) {
        boolean current = pair.filter(each -> each.access().equals(used)).isPresent();
        accepted |= current;
        if (current && pair.flatMap(OAuthTokens::previousRefresh).isPresent()) {
            confirm(used);
        }
    }

    /** The cloud knows the present tokens, so the refresh token before them is of no use. */
    private void confirm(Secret used) {
        try {
            file.exclusively(() -> {
                look();
                if (pair.filter(each -> each.access().equals(used)).isPresent()) {
                    pair = pair.map(OAuthTokens::confirmed);
                    file.save(pair.orElseThrow());
                    version = file.version();
                }
                return used;
            });
        } catch (IOException | CloudException e) {
            log.debug("Cloud {}: the former refresh token stays stored: {}", cloud, e.getMessage());
        }
    }

    @Override
    public synchronized Optional<Secret> insteadOf(Secret used) throws CloudException {
        look();
        OAuthTokens present = present();
        if (!present.access().equals(used)) {
            return Optional.of(present.access());
        }
        return !accepted && isYoung()
                ? Optional.empty()
                : Optional.of(renewed(present).access());
    }

    @Override
    public synchronized boolean isYoung() {
        return pair.filter(each -> isWithin(each.given(), SPACING)).isPresent();
    }

    /** Whether less than a duration has passed since an instant. An instant in the future comes from a clock that was wrong. */
    private boolean isWithin(Instant moment, Duration span) {
        Instant now = clock.instant();
        return !now.isBefore(moment) && now.isBefore(moment.plus(span));
    }

    /** Reads tokens that another process has written; writes tokens whose last write failed. */
    private void look() {
        Optional<String> found = file.version();
        if (!found.equals(version)) {
            version = found;
            pair = file.load();
            unsaved = false;
            // The other process may have used them already.
            accepted = true;
            ended = Optional.empty();
        } else if (unsaved) {
            save();
        }
    }

    private OAuthTokens present() throws Rejected {
        OAuthTokens present = pair.orElseThrow(() -> consentNeeded("There is no consent yet to read the plants."));
        if (ended.filter(present.refresh()::equals).isPresent() && isWithin(endedAt, TRY_AGAIN)) {
            throw hasEnded();
        }
        return present;
    }

    private OAuthTokens renewed(OAuthTokens old) throws CloudException {
        try {
            return file.exclusively(() -> renewedAlone(old));
        } catch (IOException e) {
            throw new Rejected(
                    "The tokens of the consent have to be renewed, but the new ones could not be stored: %s. Make the state "
                                    .formatted(e)
                            + "directory writable for the user the bridge runs as, and check that the disk is "
                            + "not full. The bridge then continues automatically.",
                    LOOK_AGAIN);
        }
    }

    private OAuthTokens renewedAlone(OAuthTokens old) throws CloudException, IOException {
        look();
        OAuthTokens present = present();
        if (!present.access().equals(old.access())) {
            return present;
        }
        file.checkWritable();
        Optional<OAuthTokens> fresh = endpoint.refresh(present);
        if (fresh.isEmpty() && present.previousRefresh().isPresent()) {
            fresh = endpoint.refresh(present.withPreviousRefresh().orElseThrow());
        }
        if (fresh.isEmpty()) {
            ended = Optional.of(present.refresh());
            endedAt = clock.instant();
            throw hasEnded();
        }
        pair = fresh.map(each -> each.expiresAtOnce() ? each.withoutExpiry() : each);
        accepted = false;
        save();
        return pair.orElseThrow();
    }

    /** Tokens that cannot be written are written later: the old ones are invalid. */
    private void save() {
        try {
            file.save(pair.orElseThrow());
            version = file.version();
            unsaved = false;
        } catch (IOException e) {
            if (!unsaved) {
                log.error(
                        "Cloud {}: the new tokens could not be stored ({}). The bridge continues with them and "
                                + "tries again, but if it is restarted before that works, authorize is needed. Make the state directory "
                                + "writable, and check that the disk is not full.",
                        cloud,
                        e.toString());
            }
            unsaved = true;
        }
    }

    private Rejected hasEnded() {
        return consentNeeded(
                "The consent to read the plants has ended: the owner withdrew it, it was not used for 30 days, or its tokens "
                        + "were lost or used elsewhere.");
    }

    private Rejected consentNeeded(String reason) {
        return new Rejected(
                "%s Run \"authorize %s\" with this configuration; the bridge then continues automatically."
                        .formatted(reason, cloud),
                LOOK_AGAIN);
    }
}

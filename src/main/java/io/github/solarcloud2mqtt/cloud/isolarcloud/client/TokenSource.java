package io.github.solarcloud2mqtt.cloud.isolarcloud.client;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.secret.Secret;
import java.util.Optional;

/** Where the token of the calls comes from. Safe for use by several threads. */
public interface TokenSource {

    /** The token to use; gets one if there is none. */
    Secret current() throws CloudException;

    /** Notes that the cloud has taken a token. */
    void accepted(Secret used);

    /**
     * A token to use instead of one the cloud did not take. Whoever comes second gets what the first one got.
     *
     * @return empty if another would not help, because this one has only just been given
     */
    Optional<Secret> insteadOf(Secret used) throws CloudException;

    /** Whether the token is so new that what looks like a dead one can only be a missing right. */
    boolean isYoung();
}

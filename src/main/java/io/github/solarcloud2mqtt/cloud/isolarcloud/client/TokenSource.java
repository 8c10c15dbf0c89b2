package io.github.solarcloud2mqtt.cloud.isolarcloud.client;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.secret.Secret;
import java.util.Optional;

/** Provides the token of the calls. Thread-safe. */
public interface TokenSource {

    /** The token to use; gets one if there is none. */
    Secret current() throws CloudException;

    /** Records that the cloud accepted a token. */
    void accepted(Secret used);

    /**
     * A token to use instead of one that the cloud refused. If another thread has replaced it already, returns that one.
     *
     * @return empty if the refused token is so new that another one would not help
     */
    Optional<Secret> insteadOf(Secret used) throws CloudException;

    /** Whether the token is so new that a refusal means a missing right, not an invalid token. */
    boolean isYoung();
}

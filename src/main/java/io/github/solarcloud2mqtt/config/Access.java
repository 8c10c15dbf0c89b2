package io.github.solarcloud2mqtt.config;

import io.github.solarcloud2mqtt.secret.Secret;

/** How the bridge gets at the plants. */
public sealed interface Access {

    /**
     * It logs in.
     *
     * @param user the account
     * @param password the account's password
     */
    record Login(String user, Secret password) implements Access {}

    /**
     * Their owner consents, by OAuth 2.0.
     *
     * @param applicationId the application's number in the developer portal; not its key
     * @param redirectUri where the owner's browser goes after that, {@code http} or {@code https}; to the letter as in the
     *     developer portal
     * @param authorizeUrl the page where the owner consents
     */
    record Consent(String applicationId, String redirectUri, String authorizeUrl) implements Access {}
}

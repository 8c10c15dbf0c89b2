package io.github.solarcloud2mqtt.config;

import io.github.solarcloud2mqtt.cloud.PointSelection;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.secret.Secret;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/**
 * An account of iSolarCloud, or an application to which plant owners have given their consent.
 *
 * @param application the application of the developer portal that makes the calls
 * @param access how the application gets access to the plants
 * @param language the language of names, for example {@code en_US}, without the leading underscore that the cloud expects
 */
public record IsolarcloudSettings(
        PollSettings poll,
        PlantSelection plants,
        PointSelection points,
        ServerSettings server,
        Application application,
        Access access,
        String language)
        implements CloudSettings {

    /** Two consents to one application are different accounts. */
    @Override
    public boolean isSameAccount(CloudSettings other) {
        return other instanceof IsolarcloudSettings isolarcloud
                && access instanceof Login login
                && isolarcloud.access instanceof Login otherLogin
                && login.user().equals(otherLogin.user())
                && server.baseUrl().equals(isolarcloud.server.baseUrl());
    }

    /**
     * An application of the developer portal.
     *
     * @param appKey its key
     * @param secretKey the secret that belongs to the key
     * @param rsaPublicKey its public key, at least 512 bits; present if every call is encrypted
     */
    public record Application(Secret appKey, Secret secretKey, Optional<RSAPublicKey> rsaPublicKey) {}

    /** How the application gets access to plants. */
    public sealed interface Access {}

    /**
     * The bridge logs in to an account.
     *
     * @param user the user name of the account
     * @param password the password of the account
     */
    public record Login(String user, Secret password) implements Access {}

    /**
     * The owner of the plants gives consent (OAuth 2.0).
     *
     * @param applicationId the number of the application in the developer portal; not its key
     * @param redirectUri where the owner's browser is redirected, {@code http} or {@code https}; exactly as in the
     *     developer portal
     * @param authorizeUrl the page on which the owner gives consent
     */
    public record Consent(String applicationId, String redirectUri, String authorizeUrl) implements Access {}
}

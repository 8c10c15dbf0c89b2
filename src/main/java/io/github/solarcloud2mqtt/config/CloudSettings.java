package io.github.solarcloud2mqtt.config;

import io.github.solarcloud2mqtt.secret.Secret;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Optional;

/**
 * One account of iSolarCloud, logged in to with user and password, or one of Growatt with its token. Of an account of
 * Growatt the keys of the application, user, password and language are empty.
 *
 * @param name the owner's name for it; any text that is not empty, slashes and blanks included
 * @param baseUrl the gateway, {@code http} or {@code https}, without a slash at its end
 * @param appKey the key of the owner's application
 * @param secretKey the secret that belongs to it
 * @param user the account
 * @param password the account's password
 * @param language the language of names, for example {@code en_US}, without the underscore the cloud wants in front
 * @param plants the plants to read
 * @param pollInterval 1 s to 1 day between two rounds at least
 * @param discoveryInterval 1 min to 30 days between two looks for plants and devices
 * @param faultInterval 1 s to 1 day between two looks for faults; zero for never
 * @param staleAfter 1 s to 30 days without new data that make a device offline
 * @param timeout 1 s to 5 min to wait for an answer
 * @param rsaPublicKey the application's, 512 bits at least; present if every call is to be encrypted
 * @param growatt present if it is an account of Growatt
 */
public record CloudSettings(
        String name,
        String baseUrl,
        Secret appKey,
        Secret secretKey,
        String user,
        Secret password,
        String language,
        PlantSelection plants,
        Duration pollInterval,
        Duration discoveryInterval,
        Duration faultInterval,
        Duration staleAfter,
        Duration timeout,
        Optional<RSAPublicKey> rsaPublicKey,
        Optional<GrowattAccess> growatt) {}

package io.github.solarcloud2mqtt.config;

import io.github.solarcloud2mqtt.secret.Secret;
import java.util.Optional;

/**
 * The broker and what is published there.
 *
 * @param url {@code tcp}, {@code ssl}, {@code ws} or {@code wss} with a host; without a port the scheme's usual one is
 *     meant
 * @param username who logs in to the broker
 * @param password only together with a user name
 * @param clientId the name of the connection; never empty
 * @param baseTopic the first level or levels of all topics
 * @param qos quality of service, 0 to 2
 * @param payload in which form values are published
 * @param tls files for encrypted connections
 */
public record MqttSettings(
        String url,
        Optional<String> username,
        Optional<Secret> password,
        String clientId,
        String baseTopic,
        int qos,
        ConfiguredPayload payload,
        TlsSettings tls) {}

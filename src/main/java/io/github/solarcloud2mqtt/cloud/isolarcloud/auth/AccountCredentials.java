package io.github.solarcloud2mqtt.cloud.isolarcloud.auth;

import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Application;
import io.github.solarcloud2mqtt.secret.Secret;

/**
 * An account and how to log in to it.
 *
 * @param application what it is logged in by
 * @param user the name or mail address the owner logs in with
 * @param password the owner's password
 */
public record AccountCredentials(Application application, String user, Secret password) {}

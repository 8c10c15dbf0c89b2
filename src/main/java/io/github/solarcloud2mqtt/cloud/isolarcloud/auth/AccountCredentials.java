package io.github.solarcloud2mqtt.cloud.isolarcloud.auth;

import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Application;
import io.github.solarcloud2mqtt.secret.Secret;

/**
 * The credentials of an account login.
 *
 * @param application the application that logs in
 * @param user name or mail address of the user
 * @param password the user's password
 */
public record AccountCredentials(Application application, String user, Secret password) {}

package io.github.solarcloud2mqtt.cloud.isolarcloud.auth;

import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Application;
import io.github.solarcloud2mqtt.secret.Secret;

/**
 * The credentials of an account login.
 *
 * @param application the application that logs in
 * @param user user name or e-mail address of the account
 * @param password password of the account
 */
public record AccountCredentials(Application application, String user, Secret password) {}

package io.github.solarcloud2mqtt.config;

import io.github.solarcloud2mqtt.secret.Secret;

/**
 * What only an account of Growatt has.
 *
 * @param token the account's token
 * @param callsPerDay 20 to 100000 calls that the bridge may make in a day
 */
public record GrowattAccess(Secret token, int callsPerDay) {}

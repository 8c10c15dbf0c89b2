package io.github.solarcloud2mqtt.config;

import io.github.solarcloud2mqtt.cloud.PointSelection;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.secret.Secret;

/**
 * An account of Growatt.
 *
 * @param token the API token of the account
 * @param callsPerDay maximum number of calls per day, 20 to 100000
 */
public record GrowattSettings(
        PollSettings poll,
        PlantSelection plants,
        PointSelection points,
        ServerSettings server,
        Secret token,
        int callsPerDay)
        implements CloudSettings {

    @Override
    public boolean isSameAccount(CloudSettings other) {
        return other instanceof GrowattSettings growatt && token.equals(growatt.token);
    }
}

package io.github.solarcloud2mqtt.cloud.growatt.api;

import java.util.Locale;

/**
 * Endpoint and object of a call, whose interval the cloud limits.
 *
 * @param endpoint the endpoint
 * @param object serial numbers, a plant or a page
 */
public record RequestKey(GrowattEndpoint endpoint, String object) {

    /** The name of its state file. */
    public String key() {
        return endpoint.name().toLowerCase(Locale.ROOT) + "-" + object;
    }

    @Override
    public String toString() {
        return endpoint + " " + object;
    }
}

package io.github.solarcloud2mqtt.cloud.growatt.api;

import java.util.Locale;

/**
 * What one call asks; two calls for the same must not follow each other too soon.
 *
 * @param endpoint the endpoint
 * @param object what it is asked for: serial numbers, a plant, a page
 */
public record RequestKey(GrowattEndpoint endpoint, String object) {

    /** A name for the file it is remembered in. */
    public String key() {
        return endpoint.name().toLowerCase(Locale.ROOT) + "-" + object;
    }

    @Override
    public String toString() {
        return endpoint + " " + object;
    }
}

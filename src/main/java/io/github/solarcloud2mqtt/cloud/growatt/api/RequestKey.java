package io.github.solarcloud2mqtt.cloud.growatt.api;

import java.util.Locale;
import okio.ByteString;

/**
 * Endpoint and object of a call. No two calls with the same endpoint and object follow each other within the endpoint's
 * interval, whatever their other parameters.
 *
 * @param endpoint the endpoint
 * @param object serial numbers, a plant, or a page of a list
 * @param parameters the other parameters, such as a date; empty if there are none
 */
public record RequestKey(GrowattEndpoint endpoint, String object, String parameters) {

    /** With a longer object the file name would be longer than file systems allow. */
    private static final int LONGEST_OBJECT = 80;

    /** A call without other parameters. */
    public RequestKey(GrowattEndpoint endpoint, String object) {
        this(endpoint, object, "");
    }

    /** The name of the state file of endpoint and object. */
    public String fileName() {
        String name = object.length() <= LONGEST_OBJECT
                ? object
                : ByteString.encodeUtf8(object).sha256().hex();
        return endpoint.name().toLowerCase(Locale.ROOT) + "-" + name;
    }

    @Override
    public String toString() {
        return (endpoint + " " + object + " " + parameters).strip();
    }
}

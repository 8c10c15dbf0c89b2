package io.github.solarcloud2mqtt.simulator.growatt.protocol;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint.
 *
 * @param version of the OpenAPI
 * @param name the path without the prefix of its version
 * @param method the HTTP method
 * @param interval the minimum time between two calls for the same object
 * @param callsPerDay the calls allowed in 24 hours
 * @param parameters the allowed parameters
 * @param handler produces the response
 */
public record GrowattEndpointDefinition(
        ApiVersion version,
        String name,
        String method,
        Duration interval,
        int callsPerDay,
        Set<String> parameters,
        Handler handler) {

    public static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    public static GrowattEndpointDefinition get(String name, Duration interval, String parameters, Handler handler) {
        return new GrowattEndpointDefinition(
                ApiVersion.V1, name, "GET", interval, NO_LIMIT, split(parameters), handler);
    }

    public static GrowattEndpointDefinition post(String name, Duration interval, String parameters, Handler handler) {
        return new GrowattEndpointDefinition(
                ApiVersion.V1, name, "POST", interval, NO_LIMIT, split(parameters), handler);
    }

    public static GrowattEndpointDefinition v4(String name, Duration interval, String parameters, Handler handler) {
        return new GrowattEndpointDefinition(
                ApiVersion.V4, name, "POST", interval, NO_LIMIT, split(parameters), handler);
    }

    public GrowattEndpointDefinition limitedPerDay(int calls) {
        return new GrowattEndpointDefinition(version, name, method, interval, calls, parameters, handler);
    }

    private static Set<String> split(String parameters) {
        return Arrays.stream(parameters.split(" ", -1)).collect(Collectors.toUnmodifiableSet());
    }

    /** Produces the members of a response besides code and message: {@code data} and those beside it. */
    @FunctionalInterface
    public interface Handler {
        Map<String, ? extends @Nullable Object> handle(CallParameters form) throws GrowattError;
    }
}

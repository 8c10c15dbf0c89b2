package io.github.solarcloud2mqtt.simulator.growatt.protocol;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be asked.
 *
 * @param version of which version it is
 * @param name the path without what all paths of its version begin with
 * @param method the HTTP method
 * @param pause how long the same question has to wait for its next handler
 * @param callsADay how often it may be asked in 24 hours
 * @param parameters what it may be given
 * @param handler answers
 */
public record GrowattEndpointDefinition(
        ApiVersion version,
        String name,
        String method,
        Duration pause,
        int callsADay,
        Set<String> parameters,
        Handler handler) {

    public static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    public static GrowattEndpointDefinition get(String name, Duration pause, String parameters, Handler handler) {
        return new GrowattEndpointDefinition(ApiVersion.V1, name, "GET", pause, NO_LIMIT, split(parameters), handler);
    }

    public static GrowattEndpointDefinition post(String name, Duration pause, String parameters, Handler handler) {
        return new GrowattEndpointDefinition(ApiVersion.V1, name, "POST", pause, NO_LIMIT, split(parameters), handler);
    }

    public static GrowattEndpointDefinition v4(String name, Duration pause, String parameters, Handler handler) {
        return new GrowattEndpointDefinition(ApiVersion.V4, name, "POST", pause, NO_LIMIT, split(parameters), handler);
    }

    public GrowattEndpointDefinition onlyADay(int calls) {
        return new GrowattEndpointDefinition(version, name, method, pause, calls, parameters, handler);
    }

    private static Set<String> split(String parameters) {
        return Arrays.stream(parameters.split(" ", -1)).collect(Collectors.toUnmodifiableSet());
    }

    /** What stands in the handler besides code and message: {@code data}, and whatever the vendor puts beside it. */
    @FunctionalInterface
    public interface Handler {
        Map<String, ? extends @Nullable Object> handle(CallParameters form) throws GrowattError;
    }
}

package io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint;

import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Handles the requests of one endpoint. */
@FunctionalInterface
public interface IsolarcloudEndpoint {

    /**
     * Returns the result data.
     *
     * @param plants those that the caller has access to
     */
    Map<String, ? extends @Nullable Object> handle(Parameters parameters, Plants plants) throws ApiError;

    /** Returns the message of a successful response. */
    default String message(Parameters parameters, Plants plants) throws ApiError {
        return "success";
    }
}

package io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint;

import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that can be asked of the cloud. */
@FunctionalInterface
public interface IsolarcloudEndpoint {

    /**
     * The result data.
     *
     * @param plants those that the caller may see
     */
    Map<String, ? extends @Nullable Object> handle(Parameters parameters, Plants plants) throws ApiError;
}

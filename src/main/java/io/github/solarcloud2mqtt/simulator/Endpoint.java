package io.github.solarcloud2mqtt.simulator;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that can be asked of the cloud. */
@FunctionalInterface
interface Endpoint {

    /**
     * The result data.
     *
     * @param plants those that the caller may see
     */
    Map<String, ? extends @Nullable Object> answer(Parameters parameters, Plants plants) throws Refusal;
}

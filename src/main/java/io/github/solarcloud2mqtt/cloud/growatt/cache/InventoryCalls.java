package io.github.solarcloud2mqtt.cloud.growatt.cache;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.growatt.api.RequestKey;
import retrofit2.Call;

/** Makes the calls that lists are read with. */
public interface InventoryCalls {

    /** The data of a response. Makes at most one call. */
    JsonNode ask(RequestKey key, Call<JsonNode> call) throws CloudException;

    /** Records that a successful response cannot be used. */
    CloudException unusable(RequestKey key, String flaw);
}

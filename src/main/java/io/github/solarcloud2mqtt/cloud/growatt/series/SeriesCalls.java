package io.github.solarcloud2mqtt.cloud.growatt.series;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.growatt.api.RequestKey;
import retrofit2.Call;

/** Makes calls whose responses are not cached. */
@FunctionalInterface
public interface SeriesCalls {
    /**
     * The data of a response. Makes one call.
     *
     * @throws CloudException.QuotaSpent also if the same endpoint and object were called too short ago
     */
    JsonNode fetch(RequestKey key, Call<JsonNode> call) throws CloudException;
}

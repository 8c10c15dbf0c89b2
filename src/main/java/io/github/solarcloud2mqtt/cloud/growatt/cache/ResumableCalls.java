package io.github.solarcloud2mqtt.cloud.growatt.cache;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.growatt.api.RequestKey;
import io.github.solarcloud2mqtt.cloud.http.InventoryCheckpoint;
import retrofit2.Call;

/** The calls of an inventory: their answers are kept over an interruption, however long it lasts. */
public final class ResumableCalls implements InventoryCalls {

    private final InventoryCalls calls;
    private final InventoryCheckpoint checkpoint;

    public ResumableCalls(InventoryCalls calls, InventoryCheckpoint checkpoint) {
        this.calls = calls;
        this.checkpoint = checkpoint;
    }

    @Override
    public JsonNode ask(RequestKey key, Call<JsonNode> call) throws CloudException {
        return checkpoint.ask(key, () -> calls.ask(key, call));
    }

    @Override
    public CloudException unusable(RequestKey key, String flaw) {
        checkpoint.drop(key);
        return calls.unusable(key, flaw);
    }
}

package io.github.solarcloud2mqtt.cloud.growatt.cache;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.growatt.api.RequestKey;
import io.github.solarcloud2mqtt.cloud.http.KeptAnswers;
import retrofit2.Call;

/** The calls of an inventory: their answers are kept over an interruption, however long it lasts. */
public final class ResumableCalls implements InventoryCalls {

    private final InventoryCalls calls;
    private final KeptAnswers kept;

    public ResumableCalls(InventoryCalls calls, KeptAnswers kept) {
        this.calls = calls;
        this.kept = kept;
    }

    @Override
    public JsonNode ask(RequestKey key, Call<JsonNode> call) throws CloudException {
        return kept.ask(key, () -> calls.ask(key, call));
    }

    @Override
    public CloudException unusable(RequestKey key, String flaw) {
        kept.drop(key);
        return calls.unusable(key, flaw);
    }
}

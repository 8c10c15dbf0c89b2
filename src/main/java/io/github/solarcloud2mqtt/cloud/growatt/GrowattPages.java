package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattEndpoint;
import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.growatt.api.RequestKey;
import io.github.solarcloud2mqtt.cloud.growatt.cache.InventoryCalls;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import retrofit2.Call;

/** Reads paged lists to their end. */
final class GrowattPages {

    /** The largest page of v1; a larger one is refused with code 10013. */
    static final int SIZE = 100;

    /** The last page of v1; the next one is refused with code 10014. */
    private static final int MOST = 250;

    private final InventoryCalls calls;

    GrowattPages(InventoryCalls calls) {
        this.calls = calls;
    }

    /**
     * Reads all pages of a list of v1; one call for each hundred rows.
     *
     * @param member the name of the list in the response
     * @param object the plant or device whose list it is; empty for the account's list
     * @param parameters the other parameters, such as a date; empty if there are none
     * @param source makes the call for a page, from 1 up
     */
    List<JsonNode> v1(
            GrowattEndpoint endpoint,
            String member,
            String object,
            String parameters,
            IntFunction<Call<JsonNode>> source)
            throws CloudException {
        List<JsonNode> all = new ArrayList<>();
        List<JsonNode> previous = List.of();
        for (int page = 1; page <= MOST; page++) {
            RequestKey key = new RequestKey(endpoint, page(object, page), parameters);
            JsonNode data = calls.ask(key, source.apply(page));
            OptionalInt total = ResponseText.count(data.text("count").orElse(""));
            List<JsonNode> rows = data.at(member).elements();
            boolean none = endpoint == GrowattEndpoint.ALARMS && data.members().isEmpty();
            if (rows.isEmpty() && !none && data.members().get(member) == null && total.orElse(1) != 0) {
                throw calls.unusable(key, "there are no " + member + " in it");
            }
            if (rows.isEmpty() || rows.equals(previous)) {
                return all;
            }
            all.addAll(rows);
            previous = rows;
            if (total.isPresent() ? all.size() >= total.getAsInt() : rows.size() < SIZE) {
                return all;
            }
        }
        return all;
    }

    /** The object of a page of a list. */
    static String page(String object, int page) {
        return (object + " page " + page).strip();
    }

    /** Reads all pages of v4's device list, which marks its last page. */
    List<JsonNode> v4(IntFunction<Call<JsonNode>> source) throws CloudException {
        List<JsonNode> all = new ArrayList<>();
        for (int page = 1; page <= MOST; page++) {
            RequestKey key = new RequestKey(GrowattEndpoint.V4_DEVICE_LIST, "page " + page);
            JsonNode data = calls.ask(key, source.apply(page));
            List<JsonNode> rows = data.at("data").elements();
            if (rows.isEmpty() && data.members().get("data") == null) {
                throw calls.unusable(key, "there is no data in it");
            }
            all.addAll(rows);
            int pages = ResponseText.count(data.text("pages").orElse("")).orElse(page);
            boolean last = data.text("lastPager")
                    .orElse(page >= pages ? "true" : "false")
                    .equals("true");
            if (rows.isEmpty() || last) {
                return all;
            }
        }
        return all;
    }
}

package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.InventoryGap;
import io.github.solarcloud2mqtt.cloud.InventoryGaps;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattEndpoint;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattEndpoints;
import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.growatt.api.RequestKey;
import io.github.solarcloud2mqtt.cloud.growatt.cache.InventoryCalls;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.plant.Plant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the plants of the account. */
final class GrowattPlants {

    private final InventoryCalls calls;
    private final GrowattEndpoints api;
    private final Predicate<String> wanted;
    private final Map<String, ZoneId> zones = new HashMap<>();

    GrowattPlants(InventoryCalls calls, GrowattEndpoints api, Predicate<String> wanted) {
        this.calls = calls;
        this.api = api;
        this.wanted = wanted;
    }

    /**
     * The plants of the account.
     *
     * @param plants the selected plants
     * @param complete whether every plant is selected
     */
    record Found(List<Plant> plants, boolean complete) {}

    /** Makes one call for each hundred plants, and one for each selected plant. */
    Found find(InventoryGaps gaps) throws CloudException {
        List<JsonNode> rows = new GrowattPages(calls)
                .v1(GrowattEndpoint.PLANT_LIST, "plants", "", "", page -> api.plantList(page, GrowattPages.SIZE));
        Map<String, Plant> plants = new LinkedHashMap<>();
        boolean complete = true;
        for (JsonNode row : rows) {
            Optional<String> id = ResponseText.id(row.text("plant_id").orElse(null));
            if (id.isEmpty()) {
                gaps.leftOut("A plant in the list", "it has no usable plant_id and is left out.");
            } else if (!wanted.test(id.get())) {
                complete = false;
            } else if (!plants.containsKey(id.get())) {
                plants.put(id.get(), plant(id.get(), row, gaps));
            }
        }
        return new Found(List.copyOf(plants.values()), complete);
    }

    private Plant plant(String id, JsonNode row, InventoryGaps gaps) throws CloudException {
        return new Plant(id, row.text("name").orElse("Plant " + id), zone(id, gaps));
    }

    /** The zone in the plant's data, which is read anyway; if that fails, the zone of the last response. */
    private Optional<ZoneId> zone(String id, InventoryGaps gaps) throws CloudException {
        String what = "The time zone of plant " + id;
        try {
            JsonNode data = calls.ask(new RequestKey(GrowattEndpoint.PLANT_DATA, id), api.plantData(id));
            ResponseText.zone(data.text("timezone").orElse(null)).ifPresent(zone -> zones.put(id, zone));
            gaps.read(what);
        } catch (CloudException e) {
            if (e.concernsAll()) {
                throw e;
            }
            gaps.add(
                    InventoryGap.ofPlant(id, false, e),
                    what,
                    "cannot be read, so the last known zone is used, or that of this machine.");
        }
        return Optional.ofNullable(zones.get(id));
    }
}

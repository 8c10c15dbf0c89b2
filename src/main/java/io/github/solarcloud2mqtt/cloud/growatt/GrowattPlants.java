package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattEndpoint;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattEndpoints;
import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.growatt.api.RequestKey;
import io.github.solarcloud2mqtt.cloud.http.LogOnce;
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

    private final CachedCalls session;
    private final GrowattEndpoints api;
    private final Predicate<String> wanted;
    private final LogOnce troubles;
    private final Map<String, ZoneId> zones = new HashMap<>();

    GrowattPlants(CachedCalls session, GrowattEndpoints api, Predicate<String> wanted, LogOnce troubles) {
        this.session = session;
        this.api = api;
        this.wanted = wanted;
        this.troubles = troubles;
    }

    /**
     * What the list of plants holds.
     *
     * @param plants those that are wanted
     * @param complete whether that are all
     */
    record Found(List<Plant> plants, boolean complete) {}

    /** One call for each hundred plants, and one for each that is wanted. */
    Found find() throws CloudException {
        List<JsonNode> rows = new GrowattPages(session)
                .v1(GrowattEndpoint.PLANT_LIST, "plants", "", page -> api.plantList(page, GrowattPages.SIZE));
        Map<String, Plant> plants = new LinkedHashMap<>();
        boolean complete = true;
        for (JsonNode row : rows) {
            Optional<String> id = ResponseText.id(row.text("plant_id").orElse(null));
            if (id.isEmpty()) {
                troubles.there("A plant in the list", "it has no usable plant_id and is left out.");
            } else if (!wanted.test(id.get())) {
                complete = false;
            } else if (!plants.containsKey(id.get())) {
                plants.put(id.get(), plant(id.get(), row));
            }
        }
        return new Found(List.copyOf(plants.values()), complete);
    }

    private Plant plant(String id, JsonNode row) throws CloudException {
        return new Plant(id, row.text("name").orElse("Plant " + id), zone(id));
    }

    /** Told with the plant's data, which is read anyway; without it, the zone told last. */
    private Optional<ZoneId> zone(String id) throws CloudException {
        String what = "The time zone of plant " + id;
        try {
            JsonNode data = session.ask(new RequestKey(GrowattEndpoint.PLANT_DATA, id), api.plantData(id));
            ResponseText.zone(data.text("timezone").orElse(null)).ifPresent(zone -> zones.put(id, zone));
            troubles.gone(what);
        } catch (CloudException e) {
            if (e.concernsAll()) {
                throw e;
            }
            troubles.there(what, "cannot be read, so that of this machine is taken unless it was told before.", e);
        }
        return Optional.ofNullable(zones.get(id));
    }
}

package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.isolarcloud.Answers.PlantDetail;
import io.github.solarcloud2mqtt.cloud.isolarcloud.Answers.PlantRow;
import io.github.solarcloud2mqtt.cloud.wire.Text;
import io.github.solarcloud2mqtt.cloud.wire.Troubles;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Plant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the plants of the account, each with the device that stands for the plant itself. */
final class PlantFinder {

    private static final int PAGE_SIZE = 100;

    private final Session session;
    private final IsolarcloudApi api;
    private final Predicate<String> wanted;
    private final Troubles troubles;
    private final Map<String, PlantDetail> lastDetails = new HashMap<>();

    PlantFinder(Session session, IsolarcloudApi api, Predicate<String> wanted, Troubles troubles) {
        this.session = session;
        this.api = api;
        this.wanted = wanted;
        this.troubles = troubles;
    }

    /** A plant and its own device. */
    record Found(Plant plant, Device device) {}

    /** Costs a call for each hundred plants and one for each plant that is wanted. */
    List<Found> find() throws CloudException {
        Map<String, Found> found = new LinkedHashMap<>();
        for (PlantRow row : rows()) {
            Optional<String> id = Text.id(row.id());
            if (id.isEmpty()) {
                troubles.there("A plant in the list", "it has no usable ps_id and is left out.");
            } else if (wanted.test(id.get()) && !found.containsKey(id.get())) {
                found.put(id.get(), found(id.get(), row));
            }
        }
        return List.copyOf(found.values());
    }

    private List<PlantRow> rows() throws CloudException {
        return Pages.all(
                "plant list",
                PAGE_SIZE,
                page -> session.ask(
                        new Requests.PlantList(String.valueOf(page), String.valueOf(PAGE_SIZE)),
                        api::getPowerStationList));
    }

    private Found found(String id, PlantRow row) throws CloudException {
        Optional<PlantDetail> detail = detail(id);
        String name = Text.present(row.name()).orElse("Plant " + id);
        Plant plant = new Plant(
                id, name, Text.zone(row.timeZone()).or(() -> detail.flatMap(each -> Text.zone(each.timeZone()))));
        Device device = new Device(
                PsKey.ofPlant(id),
                id,
                DeviceTypes.PLANT,
                name,
                Optional.empty(),
                detail.flatMap(each -> Text.latin(each.typeName())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Found(plant, device);
    }

    /** What is told of a plant beyond the list; without it, what was told the last time. */
    private Optional<PlantDetail> detail(String id) throws CloudException {
        String what = "The details of plant " + id;
        try {
            lastDetails.put(id, session.ask(new Requests.Plant(id), api::getPowerStationDetail));
            troubles.gone(what);
        } catch (Rejected | QuotaSpent e) {
            throw e;
        } catch (CloudException e) {
            troubles.there(what, "cannot be read, which costs no more than its type.", e);
        }
        return Optional.ofNullable(lastDetails.get(id));
    }
}

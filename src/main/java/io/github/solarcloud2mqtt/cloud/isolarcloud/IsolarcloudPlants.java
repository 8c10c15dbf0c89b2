package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.InventoryGap;
import io.github.solarcloud2mqtt.cloud.InventoryGaps;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PlantDetail;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PlantRow;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Device.Hardware;
import io.github.solarcloud2mqtt.plant.Plant;
import io.github.solarcloud2mqtt.time.MonotonicClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads the plants of the account, each with the device that stands for the plant itself. */
final class IsolarcloudPlants {

    private static final int PAGE_SIZE = 100;

    /** The details hold the type of the plant, which hardly ever changes, and cost a call for each plant (V1). */
    private static final Duration DETAILS_LAST = Duration.ofDays(7);

    private final ApiVariant api;
    private final Predicate<String> wanted;
    private final MonotonicClock clock;
    private final Map<String, PlantDetail> lastDetails = new HashMap<>();

    /** When the details of each plant were read. */
    private final Map<String, Duration> detailsRead = new HashMap<>();

    IsolarcloudPlants(ApiVariant api, Predicate<String> wanted, MonotonicClock clock) {
        this.api = api;
        this.wanted = wanted;
        this.clock = clock;
    }

    /** A plant and the device that stands for it. */
    record Found(Plant plant, Device device) {}

    /**
     * Makes a call for each hundred plants, and once a week one for the details of each selected plant (V1) or of twenty
     * (V2).
     */
    List<Found> find(InventoryGaps gaps) throws CloudException {
        Map<String, PlantRow> rows = new LinkedHashMap<>();
        for (PlantRow row : rows()) {
            Optional<String> id = ResponseText.id(row.id());
            if (id.isEmpty()) {
                gaps.leftOut("A plant in the list", "it has no usable ps_id and is left out.");
            } else if (wanted.test(id.get())) {
                rows.putIfAbsent(id.get(), row);
            }
        }
        readDetails(rows.keySet().stream().filter(this::needsDetails).toList(), gaps);
        return rows.entrySet().stream()
                .map(each -> found(each.getKey(), each.getValue()))
                .toList();
    }

    private List<PlantRow> rows() throws CloudException {
        return PagedList.all("plant list", PAGE_SIZE, page -> api.plants(page, PAGE_SIZE));
    }

    private Found found(String id, PlantRow row) {
        Optional<PlantDetail> detail = Optional.ofNullable(lastDetails.get(id));
        String name = ResponseText.present(row.name()).orElse("Plant " + id);
        Plant plant = new Plant(
                id,
                name,
                ResponseText.zone(row.timeZone()).or(() -> detail.flatMap(each -> ResponseText.zone(each.timeZone()))));
        Device device = new Device(
                PsKey.ofPlant(id),
                id,
                DeviceTypeNames.PLANT,
                name,
                new Hardware(
                        Optional.empty(),
                        detail.flatMap(each -> ResponseText.latin(each.typeName())),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty());
        return new Found(plant, device);
    }

    private boolean needsDetails(String id) {
        return Optional.ofNullable(detailsRead.get(id))
                .filter(read -> clock.elapsed().minus(read).compareTo(DETAILS_LAST) < 0)
                .isEmpty();
    }

    private void readDetails(List<String> ids, InventoryGaps gaps) throws CloudException {
        for (List<String> asked : IsolarcloudQueryPlan.chunks(ids, api.plantsInDetail())) {
            readDetailsOf(asked, gaps);
        }
    }

    /** Reads details that the list lacks; if that fails, the last details are used. */
    private void readDetailsOf(List<String> ids, InventoryGaps gaps) throws CloudException {
        String what = "The details of plant " + String.join(", ", ids);
        try {
            api.details(ids).forEach(this::remember);
            gaps.read(what);
        } catch (Rejected | QuotaSpent e) {
            throw e;
        } catch (CloudException e) {
            gaps.add(InventoryGap.ofAccount(false, e), what, "cannot be read; its type may be missing.");
        }
    }

    private void remember(String id, PlantDetail detail) {
        lastDetails.put(id, detail);
        detailsRead.put(id, clock.elapsed());
    }
}

package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.NotAllowed;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.Inventory;
import io.github.solarcloud2mqtt.cloud.InventoryGap;
import io.github.solarcloud2mqtt.cloud.InventoryGaps;
import io.github.solarcloud2mqtt.cloud.LogOnce;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattEndpoint;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattEndpoints;
import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.growatt.cache.InventoryCalls;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Plant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the inventory of an account. A plant that cannot be read does not affect the others. */
final class GrowattInventory {

    /** The plant for devices that only v4 lists and whose plant is not known. */
    private static final Plant UNASSIGNED = new Plant(AccountSnapshot.UNASSIGNED, "Growatt", Optional.empty());

    private static final String NO_PLANTS =
            "The token works, but Growatt shows it no plant and no device. Tokens made on the web page are known for that: "
                    + "make one in the ShinePhone app (Me, user name, API Token) with the account that owns the plant.";
    private static final String PLANTS = "Growatt's list of plants";
    private static final String V4_LIST = "Growatt's list of devices in the newer interface (v4)";

    private final InventoryCalls calls;
    private final GrowattEndpoints api;
    private final GrowattPlants plants;
    private final FirmwareVersions firmware;
    private final LogOnce logOnce;
    private final Map<String, Rows> lastRows = new HashMap<>();
    private Map<String, JsonNode> lastRowsOfV4 = Map.of();
    private AccountSnapshot snapshot = AccountSnapshot.EMPTY;

    GrowattInventory(InventoryCalls calls, GrowattEndpoints api, GrowattPlants plants, LogOnce logOnce) {
        this.calls = calls;
        this.api = api;
        this.plants = plants;
        this.logOnce = logOnce;
        firmware = new FirmwareVersions(calls, api, logOnce);
    }

    /** The rows of the lists of one plant, by serial number. */
    private record Rows(Map<String, JsonNode> devices, Map<String, JsonNode> loggers) {}

    /** The devices found by the last discovery. */
    AccountSnapshot snapshot() {
        return snapshot;
    }

    /** Makes one call for each hundred plants, one for v4, three for each plant, and one a day for the firmware of each type. */
    Inventory find() throws CloudException {
        InventoryGaps gaps = new InventoryGaps(logOnce);
        GrowattPlants.Found found = plants.find(gaps);
        readV4List(gaps);
        readPlants(found.plants(), gaps);
        DeviceMerger merger = new DeviceMerger(lastRowsOfV4, gaps);
        for (Plant plant : found.plants()) {
            Rows rows = lastRows.getOrDefault(plant.id(), new Rows(Map.of(), Map.of()));
            merger.add(plant, rows.devices, rows.loggers);
        }
        List<Plant> all = new ArrayList<>(found.plants());
        if (found.complete()) {
            addUnlisted(all, merger);
        }
        snapshot = merger.snapshot();
        List<Device> devices = firmware.addTo(snapshot.devices(), v4Types());
        if (all.isEmpty() && found.complete()) {
            gaps.add(InventoryGap.ofAccount(false, new NotAllowed(NO_PLANTS)), PLANTS, "there are none.");
        }
        return new Inventory(all, devices, Map.of(), Map.of(), gaps.list());
    }

    private Map<String, String> v4Types() {
        Map<String, String> words = new HashMap<>();
        lastRowsOfV4.forEach((id, row) -> DeviceMerger.word(row).ifPresent(word -> words.put(id, word)));
        return words;
    }

    /** Adds devices that only v4 lists: to the only plant, or to the plant without a known id. */
    private static void addUnlisted(List<Plant> all, DeviceMerger merger) {
        if (merger.hasUnlisted()) {
            if (all.size() != 1) {
                all.add(UNASSIGNED);
                merger.add(UNASSIGNED, Map.of(), Map.of());
            }
            merger.addUnlisted(all.get(all.size() - 1));
        }
    }

    /** Accounts whose devices are all in v1 do not need v4. */
    private void readV4List(InventoryGaps gaps) throws QuotaSpent {
        try {
            lastRowsOfV4 = bySerialNumber(new GrowattPages(calls).v4(api::queryDeviceList), "deviceSn", gaps);
            gaps.read(V4_LIST);
        } catch (QuotaSpent e) {
            throw e;
        } catch (CloudException e) {
            gaps.add(
                    InventoryGap.ofAccount(!e.isFinal(), e),
                    V4_LIST,
                    "it cannot be read, so devices that only v4 knows may be missing.");
        }
    }

    /**
     * Reads the lists of every plant.
     *
     * @throws CloudException if none can be read
     */
    private void readPlants(List<Plant> found, InventoryGaps gaps) throws CloudException {
        List<CloudException> failures = new ArrayList<>();
        for (Plant plant : found) {
            String what = "The devices of plant " + plant.id();
            try {
                lastRows.put(plant.id(), rows(plant.id(), gaps));
                gaps.read(what);
            } catch (CloudException e) {
                if (e.concernsAll()) {
                    throw e;
                }
                gaps.add(
                        InventoryGap.ofPlant(plant.id(), true, e),
                        what,
                        "cannot be read, so the last known ones are used.");
                failures.add(e);
            }
        }
        if (!failures.isEmpty() && failures.size() == found.size() && lastRowsOfV4.isEmpty()) {
            throw failures.get(0);
        }
    }

    private Rows rows(String plant, InventoryGaps gaps) throws CloudException {
        GrowattPages pages = new GrowattPages(calls);
        List<JsonNode> devices = pages.v1(
                GrowattEndpoint.DEVICE_LIST,
                "devices",
                plant,
                "",
                page -> api.deviceList(plant, page, GrowattPages.SIZE));
        return new Rows(bySerialNumber(devices, "device_sn", gaps), loggers(plant, pages, gaps));
    }

    /** The data loggers of a plant; without them the devices belong to the plant itself. */
    private Map<String, JsonNode> loggers(String plant, GrowattPages pages, InventoryGaps gaps) throws CloudException {
        String what = "The data loggers of plant " + plant;
        try {
            List<JsonNode> loggers = pages.v1(
                    GrowattEndpoint.DATALOGGER_LIST,
                    "dataloggers",
                    plant,
                    "",
                    page -> api.dataloggerList(plant, page, GrowattPages.SIZE));
            gaps.read(what);
            return bySerialNumber(loggers, "sn", gaps);
        } catch (CloudException e) {
            if (e.concernsAll()) {
                throw e;
            }
            gaps.add(
                    InventoryGap.ofPlant(plant, !e.isFinal(), e),
                    what,
                    "cannot be read, so the last known ones are used.");
            return Optional.ofNullable(lastRows.get(plant)).map(Rows::loggers).orElse(Map.of());
        }
    }

    private static Map<String, JsonNode> bySerialNumber(List<JsonNode> rows, String member, InventoryGaps gaps) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (JsonNode row : rows) {
            ResponseText.id(row.text(member).orElse(null))
                    .ifPresentOrElse(
                            id -> found.putIfAbsent(id, row),
                            () -> gaps.leftOut(
                                    "An entry of a list", "it has no usable " + member + " and is left out."));
        }
        return found;
    }
}

package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.NotAllowed;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.Inventory;
import io.github.solarcloud2mqtt.cloud.InventoryGap;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattEndpoint;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattEndpoints;
import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.http.LogOnce;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Plant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds everything an account has. A plant that cannot be read does not keep the others from being found. */
final class GrowattInventory {

    /** The plant of devices that only v4 knows, where it cannot be told which plant they belong to. */
    private static final Plant UNASSIGNED = new Plant(AccountSnapshot.UNASSIGNED, "Growatt", Optional.empty());

    private static final String NO_PLANTS =
            "The token works, but Growatt shows it no plant and no device. Tokens made on the web page are known for that: "
                    + "make one in the ShinePhone app (Me, user name, API Token) with the account that owns the plant.";
    private static final String V4_LIST = "Growatt's list of devices in the newer interface (v4)";

    private final CachedCalls session;
    private final GrowattEndpoints api;
    private final GrowattPlants plants;
    private final FirmwareVersions firmware;
    private final LogOnce troubles;
    private final Map<String, Rows> lastRows = new HashMap<>();
    private Map<String, JsonNode> lastOfV4 = Map.of();
    private boolean complete;
    private AccountSnapshot estate = AccountSnapshot.EMPTY;

    GrowattInventory(CachedCalls session, GrowattEndpoints api, GrowattPlants plants, LogOnce troubles) {
        this.session = session;
        this.api = api;
        this.plants = plants;
        this.troubles = troubles;
        firmware = new FirmwareVersions(session, api, troubles);
    }

    /** What the lists of one plant hold, by serial number. */
    private record Rows(Map<String, JsonNode> devices, Map<String, JsonNode> loggers) {}

    /** What the last discovery found. */
    AccountSnapshot estate() {
        return estate;
    }

    /** One call for each hundred plants, one for v4, three for each plant, and one a day for the firmware of each type. */
    Inventory find() throws CloudException {
        troubles.takeFailure();
        complete = true;
        GrowattPlants.Found found = plants.find();
        readOfV4();
        readPlants(found.plants());
        DeviceMerger census = new DeviceMerger(lastOfV4, troubles);
        for (Plant plant : found.plants()) {
            Rows rows = lastRows.getOrDefault(plant.id(), new Rows(Map.of(), Map.of()));
            census.add(plant, rows.devices, rows.loggers);
        }
        List<Plant> all = new ArrayList<>(found.plants());
        if (found.complete()) {
            addUnlisted(all, census);
        }
        estate = census.estate();
        List<Device> devices = firmware.addTo(estate.devices(), wordsOfV4());
        return new Inventory(all, devices, Map.of(), Map.of(), gaps(all, found));
    }

    private Map<String, String> wordsOfV4() {
        Map<String, String> words = new HashMap<>();
        lastOfV4.forEach((id, row) -> DeviceMerger.word(row).ifPresent(word -> words.put(id, word)));
        return words;
    }

    /** Devices that v4 knows and no plant has: with one plant it is theirs. */
    private static void addUnlisted(List<Plant> all, DeviceMerger census) {
        if (census.hasUnlisted()) {
            if (all.size() != 1) {
                all.add(UNASSIGNED);
                census.add(UNASSIGNED, Map.of(), Map.of());
            }
            census.addUnlisted(all.get(all.size() - 1));
        }
    }

    private List<InventoryGap> gaps(List<Plant> all, GrowattPlants.Found found) {
        Optional<CloudException> failure = troubles.takeFailure();
        return (all.isEmpty() && found.complete() ? Optional.of(new NotAllowed(NO_PLANTS)) : failure)
                .stream()
                        .map(reason -> InventoryGap.ofAccount(!complete, reason))
                        .toList();
    }

    /** Who has nothing but what v1 knows can do without v4. */
    private void readOfV4() throws QuotaSpent {
        try {
            lastOfV4 = bySerialNumber(new GrowattPages(session).v4(api::queryDeviceList), "deviceSn");
            troubles.gone(V4_LIST);
        } catch (QuotaSpent e) {
            throw e;
        } catch (CloudException e) {
            complete &= e.isFinal();
            troubles.there(V4_LIST, "it cannot be read, so devices that only v4 knows may be missing.", e);
        }
    }

    /**
     * Reads the lists of every plant.
     *
     * @throws CloudException if none can be read
     */
    private void readPlants(List<Plant> found) throws CloudException {
        List<CloudException> failures = new ArrayList<>();
        for (Plant plant : found) {
            String what = "The devices of plant " + plant.id();
            try {
                lastRows.put(plant.id(), rows(plant.id()));
                troubles.gone(what);
            } catch (CloudException e) {
                if (e.concernsAll()) {
                    throw e;
                }
                troubles.there(what, "cannot be read, so those known from before are used.", e);
                failures.add(e);
            }
        }
        if (!failures.isEmpty() && failures.size() == found.size() && lastOfV4.isEmpty()) {
            throw failures.get(0);
        }
        complete &= failures.isEmpty();
    }

    private Rows rows(String plant) throws CloudException {
        GrowattPages pages = new GrowattPages(session);
        List<JsonNode> devices = pages.v1(
                GrowattEndpoint.DEVICE_LIST, "devices", plant, page -> api.deviceList(plant, page, GrowattPages.SIZE));
        return new Rows(bySerialNumber(devices, "device_sn"), loggers(plant, pages));
    }

    /** A home without its data loggers is a home all the same. */
    private Map<String, JsonNode> loggers(String plant, GrowattPages pages) throws CloudException {
        String what = "The data loggers of plant " + plant;
        try {
            List<JsonNode> loggers = pages.v1(
                    GrowattEndpoint.DATALOGGER_LIST,
                    "dataloggers",
                    plant,
                    page -> api.dataloggerList(plant, page, GrowattPages.SIZE));
            troubles.gone(what);
            return bySerialNumber(loggers, "sn");
        } catch (CloudException e) {
            if (e.concernsAll()) {
                throw e;
            }
            complete &= e.isFinal();
            troubles.there(what, "cannot be read, so those known from before are used.", e);
            return Optional.ofNullable(lastRows.get(plant)).map(Rows::loggers).orElse(Map.of());
        }
    }

    private Map<String, JsonNode> bySerialNumber(List<JsonNode> rows, String member) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (JsonNode row : rows) {
            ResponseText.id(row.text(member).orElse(null))
                    .ifPresentOrElse(
                            id -> found.putIfAbsent(id, row),
                            () -> troubles.there(
                                    "An entry of a list", "it has no usable " + member + " and is left out."));
        }
        return found;
    }
}

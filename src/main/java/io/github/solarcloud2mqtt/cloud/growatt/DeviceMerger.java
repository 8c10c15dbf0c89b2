package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.cloud.CloudException.NotAllowed;
import io.github.solarcloud2mqtt.cloud.InventoryGap;
import io.github.solarcloud2mqtt.cloud.InventoryGaps;
import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.DeviceType;
import io.github.solarcloud2mqtt.plant.Plant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Merges the device lists of v1 and v4: the type of each device, its data logger, and the API version that reads it. */
final class DeviceMerger {

    /** The type of data loggers, meters and sensors, which v1 does not read as devices. */
    private static final String OTHER_TYPE = "3";

    private final Map<String, JsonNode> rowsOfV4;
    private final InventoryGaps gaps;
    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final Set<String> readOverV4 = new HashSet<>();

    /**
     * @param rowsOfV4 the rows of v4's list by serial number
     */
    DeviceMerger(Map<String, JsonNode> rowsOfV4, InventoryGaps gaps) {
        this.rowsOfV4 = rowsOfV4;
        this.gaps = gaps;
    }

    /**
     * Adds a plant with the devices that v1 lists; parents precede their children.
     *
     * @param rows its devices by serial number
     * @param loggers its data loggers by serial number
     */
    void add(Plant plant, Map<String, JsonNode> rows, Map<String, JsonNode> loggers) {
        put(DeviceRows.ofPlant(plant));
        loggers.forEach((id, row) -> put(DeviceRows.ofLogger(id, row, plant.id())));
        rows.forEach((id, row) -> add(id, row, type(id, row), plant, row.text("datalogger_sn")));
    }

    /** Whether v4 lists devices that were not added. */
    boolean hasUnlisted() {
        return !devices.keySet().containsAll(rowsOfV4.keySet());
    }

    /** Adds the devices that only v4 lists. */
    void addUnlisted(Plant plant) {
        rowsOfV4.forEach((id, row) -> {
            if (!devices.containsKey(id)) {
                v4TypeOf(id).ifPresent(word -> {
                    readOverV4.add(id);
                    add(id, row, GrowattDeviceType.typeNamed(word), plant, row.text("datalogSn"));
                });
            }
        });
    }

    private void add(String id, JsonNode row, DeviceType type, Plant plant, Optional<String> logger) {
        String parent = logger.filter(each -> !each.equals(id) && devices.containsKey(each))
                .orElse(DeviceRows.idOfPlant(plant.id()));
        put(DeviceRows.device(id, row, type, plant.id(), parent));
    }

    private void put(Device device) {
        devices.putIfAbsent(device.id(), device);
    }

    private DeviceType type(String id, JsonNode row) {
        String number = row.text("type").orElse("unknown");
        Optional<GrowattDeviceType> kind = GrowattDeviceType.numbered(number);
        Optional<String> word = v4TypeOf(id);
        if (kind.isPresent()) {
            return kind.get().type();
        }
        if (word.isPresent()) {
            readOverV4.add(id);
            return GrowattDeviceType.typeNamed(word.get());
        }
        return unreadableType(id, number);
    }

    private DeviceType unreadableType(String id, String number) {
        if (number.equals(OTHER_TYPE)) {
            return new DeviceType("type_" + OTHER_TYPE, "Data logger, meter or sensor");
        }
        String type = ResponseText.id(number).orElse("unknown");
        NotAllowed reason = new NotAllowed("Device " + id + " is of type " + type
                + ", which only Growatt's newer interface (v4) may read, and that does not list it for this token: "
                + "make the token with the account that owns the device.");
        gaps.add(InventoryGap.ofAccount(false, reason), "Device " + id, "it is shown without measuring points.");
        return new DeviceType("type_" + type, "Device type " + type);
    }

    private Optional<String> v4TypeOf(String id) {
        return Optional.ofNullable(rowsOfV4.get(id)).flatMap(DeviceMerger::word);
    }

    /** The device type of a row of v4's list, if it is a valid part of an id. */
    static Optional<String> word(JsonNode row) {
        return ResponseText.id(row.text("deviceType").orElse(null));
    }

    /** All devices that were added. */
    AccountSnapshot snapshot() {
        return new AccountSnapshot(List.copyOf(devices.values()), readOverV4);
    }
}

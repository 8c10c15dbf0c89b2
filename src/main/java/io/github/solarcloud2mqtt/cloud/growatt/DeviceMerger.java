package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.cloud.CloudException.NotAllowed;
import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.http.LogOnce;
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

/** Brings together what v1 and v4 tell of the devices: what each is, what it reports through, and who can read it. */
final class DeviceMerger {

    /** Data loggers, meters and sensors, which are no devices of their own to v1. */
    private static final String OTHERS = "3";

    private final Map<String, JsonNode> ofV4;
    private final LogOnce troubles;
    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final Set<String> overV4 = new HashSet<>();

    /**
     * @param ofV4 the rows of v4's list by serial number
     */
    DeviceMerger(Map<String, JsonNode> ofV4, LogOnce troubles) {
        this.ofV4 = ofV4;
        this.troubles = troubles;
    }

    /**
     * Counts a plant with what v1 lists there; parents come before their children.
     *
     * @param rows its devices by serial number
     * @param loggers its data loggers by serial number
     */
    void add(Plant plant, Map<String, JsonNode> rows, Map<String, JsonNode> loggers) {
        put(DeviceRows.ofPlant(plant));
        loggers.forEach((id, row) -> put(DeviceRows.ofLogger(id, row, plant.id())));
        rows.forEach((id, row) -> add(id, row, type(id, row), plant, row.text("datalogger_sn")));
    }

    /** Whether v4 lists devices that were not counted. */
    boolean hasUnlisted() {
        return !devices.keySet().containsAll(ofV4.keySet());
    }

    /** Counts the devices that only v4 lists. */
    void addUnlisted(Plant plant) {
        ofV4.forEach((id, row) -> {
            if (!devices.containsKey(id)) {
                wordOfV4(id).ifPresent(word -> {
                    overV4.add(id);
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
        Optional<String> word = wordOfV4(id);
        if (kind.isPresent()) {
            return kind.get().type();
        }
        if (word.isPresent()) {
            overV4.add(id);
            return GrowattDeviceType.typeNamed(word.get());
        }
        return nobodys(id, number);
    }

    private DeviceType nobodys(String id, String number) {
        if (number.equals(OTHERS)) {
            return new DeviceType("type_" + OTHERS, "Data logger, meter or sensor");
        }
        String type = ResponseText.id(number).orElse("unknown");
        troubles.there(
                "Device " + id,
                "it is shown without measuring points.",
                new NotAllowed("Device " + id + " is of type " + type
                        + ", which only Growatt's newer interface (v4) may read, and that does not list it for this token: "
                        + "make the token with the account that owns the device."));
        return new DeviceType("type_" + type, "Device type " + type);
    }

    private Optional<String> wordOfV4(String id) {
        return Optional.ofNullable(ofV4.get(id)).flatMap(DeviceMerger::word);
    }

    /** What v4 calls the type of a device in its list, if that may stand in an id. */
    static Optional<String> word(JsonNode row) {
        return ResponseText.id(row.text("deviceType").orElse(null));
    }

    /** All that was counted. */
    AccountSnapshot estate() {
        return new AccountSnapshot(List.copyOf(devices.values()), overV4);
    }
}

package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Device.Hardware;
import io.github.solarcloud2mqtt.plant.DeviceType;
import io.github.solarcloud2mqtt.plant.Plant;
import java.util.Optional;

/** Converts rows of Growatt's lists to devices. The id of a device is its serial number. */
final class DeviceRows {

    static final DeviceType PLANT = new DeviceType("plant", "Plant");
    static final DeviceType DATA_LOGGER = new DeviceType("datalogger", "Data logger");

    private static final String VENDOR = "Growatt";

    private DeviceRows() {}

    /** The id of the device that stands for a plant. */
    static String idOfPlant(String plantId) {
        return "plant_" + plantId;
    }

    /** The device that stands for a plant. */
    static Device ofPlant(Plant plant) {
        return new Device(idOfPlant(plant.id()), plant.id(), PLANT, plant.name(), Hardware.UNKNOWN, Optional.empty());
    }

    /** A data logger of a plant. */
    static Device ofLogger(String serialNumber, JsonNode row, String plantId) {
        return device(serialNumber, row, DATA_LOGGER, plantId, idOfPlant(plantId));
    }

    /**
     * A device of a plant.
     *
     * @param parent the id of the data logger or plant that the device belongs to
     */
    static Device device(String serialNumber, JsonNode row, DeviceType type, String plantId, String parent) {
        return new Device(
                serialNumber,
                plantId,
                type,
                type.name() + " " + serialNumber,
                new Hardware(
                        ResponseText.latin(row.text("manufacturer").orElse(null))
                                .or(() -> Optional.of(VENDOR)),
                        ResponseText.latin(row.text("model").orElse(null)),
                        Optional.of(serialNumber),
                        Optional.empty()),
                Optional.of(parent));
    }
}

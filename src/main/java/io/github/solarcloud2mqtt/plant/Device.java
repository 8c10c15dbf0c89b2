package io.github.solarcloud2mqtt.plant;

import java.util.Optional;

/**
 * A device of a plant, or the plant itself seen as a device that has measuring points.
 *
 * @param id stable and unique within the vendor; the device's level in every topic, so only letters, digits, {@code _}
 *     and {@code -}
 * @param plantId the plant it belongs to
 * @param type its type
 * @param name the displayed name, cleaned; may change at any time
 * @param hardware its manufacturer, model, serial number and firmware
 * @param parentId the device it reports through, or the plant's own device; empty for the plant itself
 */
public record Device(
        String id, String plantId, DeviceType type, String name, Hardware hardware, Optional<String> parentId) {

    public Device {
        name = DisplayText.name(name, id);
    }

    /** The same device, reporting through another one. */
    public Device under(String otherParentId) {
        return new Device(id, plantId, type, name, hardware, Optional.of(otherParentId));
    }

    /** The same device with these firmware versions. */
    public Device withFirmware(Optional<String> versions) {
        Hardware updated = new Hardware(hardware.manufacturer(), hardware.model(), hardware.serialNumber(), versions);
        return new Device(id, plantId, type, name, updated, parentId);
    }

    /**
     * What a device is as a product.
     *
     * @param manufacturer its manufacturer, if known
     * @param model its model, if known
     * @param serialNumber its serial number, if known
     * @param firmware its firmware versions in one line, if known
     */
    public record Hardware(
            Optional<String> manufacturer,
            Optional<String> model,
            Optional<String> serialNumber,
            Optional<String> firmware) {

        /** A product of which nothing is known. */
        public static final Hardware UNKNOWN =
                new Hardware(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        public Hardware {
            manufacturer = manufacturer.map(DisplayText::name);
            model = model.map(DisplayText::name);
            serialNumber = serialNumber.map(DisplayText::name);
            firmware = firmware.map(DisplayText::text);
        }
    }
}

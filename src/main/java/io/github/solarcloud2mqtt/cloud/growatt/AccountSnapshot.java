package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Plant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The devices found by the last discovery, and the API version that reads each.
 *
 * @param devices all devices
 * @param readOverV4 the ids of the devices that v4 reads
 */
record AccountSnapshot(List<Device> devices, Set<String> readOverV4) {

    /** The plant id for devices that no plant of the account lists; not an id of the cloud. */
    static final String UNASSIGNED = "unassigned";

    static final AccountSnapshot EMPTY = new AccountSnapshot(List.of(), Set.of());

    AccountSnapshot {
        devices = List.copyOf(devices);
        readOverV4 = Set.copyOf(readOverV4);
    }

    /** The v1 type of a device; empty if v1 does not read it. */
    Optional<GrowattDeviceType> typeInV1(Device device) {
        return GrowattDeviceType.of(device.type()).filter(kind -> kind.isInV1() && !readOverV4.contains(device.id()));
    }

    /** Whether the bridge reads a device. */
    boolean isRead(Device device) {
        return (device.type().equals(DeviceRows.PLANT) && !device.plantId().equals(UNASSIGNED))
                || readOverV4.contains(device.id())
                || typeInV1(device).isPresent();
    }

    /** The devices of some plants that have an alarm list in v1. */
    List<Device> withAlarms(Collection<Plant> plants) {
        Set<String> ids = Set.copyOf(plants.stream().map(Plant::id).toList());
        return devices.stream()
                .filter(device ->
                        ids.contains(device.plantId()) && typeInV1(device).isPresent())
                .toList();
    }
}

package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Plant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the last discovery found, as far as reading needs it.
 *
 * @param devices all devices
 * @param readOverV4 the ids of those that v4 reads
 */
record AccountSnapshot(List<Device> devices, Set<String> readOverV4) {

    /** The plant of devices that no plant of the cloud has; the cloud does not know it. */
    static final String UNASSIGNED = "unassigned";

    static final AccountSnapshot EMPTY = new AccountSnapshot(List.of(), Set.of());

    AccountSnapshot {
        devices = List.copyOf(devices);
        readOverV4 = Set.copyOf(readOverV4);
    }

    /** How v1 reads a device, if it does. */
    Optional<GrowattDeviceType> typeInV1(Device device) {
        return GrowattDeviceType.of(device.type()).filter(kind -> kind.isInV1() && !readOverV4.contains(device.id()));
    }

    /** Whether a device is read at all. */
    boolean isRead(Device device) {
        return (device.type().equals(DeviceRows.PLANT) && !device.plantId().equals(UNASSIGNED))
                || readOverV4.contains(device.id())
                || typeInV1(device).isPresent();
    }

    /** The devices of some plants that v1 keeps a list of alarms of. */
    List<Device> withAlarms(Collection<Plant> plants) {
        Set<String> ids = Set.copyOf(plants.stream().map(Plant::id).toList());
        return devices.stream()
                .filter(device ->
                        ids.contains(device.plantId()) && typeInV1(device).isPresent())
                .toList();
    }
}

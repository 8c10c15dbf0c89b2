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
 * @param overV4 the ids of those that v4 reads
 */
record AccountSnapshot(List<Device> devices, Set<String> overV4) {

    /** The plant of devices that no plant of the cloud has; the cloud does not know it. */
    static final String UNASSIGNED = "unassigned";

    static final AccountSnapshot EMPTY = new AccountSnapshot(List.of(), Set.of());

    AccountSnapshot {
        devices = List.copyOf(devices);
        overV4 = Set.copyOf(overV4);
    }

    /** How v1 reads a device, if it does. */
    Optional<GrowattDeviceType> kindInV1(Device device) {
        return GrowattDeviceType.of(device.type()).filter(kind -> kind.isInV1() && !overV4.contains(device.id()));
    }

    /** Whether a device is read at all. */
    boolean isRead(Device device) {
        return (device.type().equals(DeviceRows.PLANT) && !device.plantId().equals(UNASSIGNED))
                || overV4.contains(device.id())
                || kindInV1(device).isPresent();
    }

    /** The devices of some plants that v1 keeps a list of alarms of. */
    List<Device> withAlarms(Collection<Plant> plants) {
        Set<String> ids = Set.copyOf(plants.stream().map(Plant::id).toList());
        return devices.stream()
                .filter(device ->
                        ids.contains(device.plantId()) && kindInV1(device).isPresent())
                .toList();
    }
}

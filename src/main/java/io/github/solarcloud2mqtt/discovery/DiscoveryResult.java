package io.github.solarcloud2mqtt.discovery;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.InventoryGap;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import io.github.solarcloud2mqtt.plant.Plant;
import io.github.solarcloud2mqtt.plant.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a discovery has found, and what it could not read.
 *
 * @param plants the plants
 * @param devices their devices with the points to poll
 * @param readings the readings of the probe, one for each device that answered
 * @param gaps parts of the account that the cloud did not list
 * @param unread why a device's points could not be read, by device id, in the order of the failures
 * @param wholeAccount whether this is a discovery of the whole account; false if only points were read again
 */
public record DiscoveryResult(
        List<Plant> plants,
        List<MonitoredDevice> devices,
        List<Reading> readings,
        List<InventoryGap> gaps,
        Map<String, CloudException> unread,
        boolean wholeAccount) {

    private static final String NO_PLANTS =
            "The account has no plants. If it should have some, the region may be the wrong one, or plants.include and "
                    + "plants.exclude exclude all of them.";

    public DiscoveryResult {
        plants = List.copyOf(plants);
        devices = List.copyOf(devices);
        readings = List.copyOf(readings);
        gaps = List.copyOf(gaps);
        unread = new LinkedHashMap<>(unread);
    }

    /** A result without gaps. */
    public static DiscoveryResult complete(List<Plant> plants, List<MonitoredDevice> devices, List<Reading> readings) {
        return new DiscoveryResult(plants, devices, readings, List.of(), Map.of(), true);
    }

    /**
     * Whether everything that exists was found. If not, missing devices and points may exist, and another discovery is due
     * soon. What the cloud permanently refuses does not count as missing.
     */
    public boolean complete() {
        return wholeAccount
                && gaps.stream().noneMatch(InventoryGap::mayHideDevices)
                && unread.values().stream().allMatch(CloudException::isFinal);
    }

    /** Whether the cloud permanently refuses a list of devices, so that it is not requested again soon. */
    public boolean isListRefused() {
        return gaps.stream()
                .anyMatch(gap -> gap.mayHideDevices() && gap.reason().isFinal());
    }

    /** Why a part of the account is not listed: the latest reason. */
    public Optional<CloudException> gap() {
        return gaps.isEmpty()
                ? Optional.empty()
                : Optional.of(gaps.get(gaps.size() - 1).reason());
    }

    /** Why the points of a device could not be read: the latest reason. */
    public Optional<CloudException> failure() {
        return unread.values().stream().reduce((earlier, later) -> later);
    }

    /** Explains that there are no plants; the cloud may give a better reason. */
    public String noPlants() {
        return gap().map(CloudException::getMessage).orElse(NO_PLANTS);
    }

    /** Whether the cloud reports a device as disconnected. */
    public boolean isAsleep(String deviceId) {
        return readings.stream()
                .filter(reading -> reading.deviceId().equals(deviceId))
                .anyMatch(reading -> !reading.online().orElse(true));
    }

    /** The numbers of plants, devices and points, in words. */
    public String summary() {
        return String.join(
                ", ",
                count(plants.size(), "plant"),
                count(devices.size(), "device"),
                count(pointCount(), "measuring point"));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** The number of points worth reading. */
    int pointCount() {
        return devices.stream().mapToInt(device -> device.points().size()).sum();
    }
}

package io.github.solarcloud2mqtt.discovery;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import io.github.solarcloud2mqtt.plant.Plant;
import io.github.solarcloud2mqtt.plant.Reading;
import java.util.List;
import java.util.Optional;

/**
 * What a discovery found.
 *
 * @param plants the plants
 * @param devices their devices with the points worth reading
 * @param readings what the devices said when their points were probed
 * @param gap why a part of the account could not be looked at, if so
 * @param failure why the points of some devices could not be read, if so
 * @param complete false if a part of the account did not answer and has to be looked for again soon
 */
public record DiscoveryResult(
        List<Plant> plants,
        List<MonitoredDevice> devices,
        List<Reading> readings,
        Optional<CloudException> gap,
        Optional<CloudException> failure,
        boolean complete) {

    /** What an account without plants means. */
    private static final String NO_PLANTS =
            "The account has no plants. If it should have some, the region may be the wrong one, or plants.include and "
                    + "plants.exclude let none pass.";

    /** What it means that there are no plants; the cloud may know more of it. */
    public String noPlants() {
        return gap.map(CloudException::getMessage).orElse(NO_PLANTS);
    }

    /** Whether the cloud holds a device for disconnected. */
    public boolean isAsleep(String deviceId) {
        return readings.stream()
                .filter(reading -> reading.deviceId().equals(deviceId))
                .anyMatch(reading -> !reading.online().orElse(true));
    }

    /** How much it is, in words. */
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

    /** How many points are worth reading. */
    public int pointCount() {
        return devices.stream().mapToInt(device -> device.points().size()).sum();
    }
}

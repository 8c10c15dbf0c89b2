package io.github.solarcloud2mqtt.bridge;

import io.github.solarcloud2mqtt.plant.Plant;
import io.github.solarcloud2mqtt.plant.Reading;
import java.util.List;

/**
 * What a discovery found.
 *
 * @param plants the plants
 * @param devices their devices with the points worth reading
 * @param readings what the devices said when their points were probed
 * @param complete false if a part of the account did not answer and has to be looked for again soon
 */
public record Discovered(List<Plant> plants, List<KnownDevice> devices, List<Reading> readings, boolean complete) {

    /** Whether the cloud holds a device for disconnected. */
    boolean isAsleep(String deviceId) {
        return readings.stream()
                .filter(reading -> reading.deviceId().equals(deviceId))
                .anyMatch(reading -> !reading.online().orElse(true));
    }

    /** How many points are worth reading. */
    public int pointCount() {
        return devices.stream().mapToInt(device -> device.points().size()).sum();
    }
}

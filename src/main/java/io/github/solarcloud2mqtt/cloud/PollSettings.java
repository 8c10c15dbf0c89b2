package io.github.solarcloud2mqtt.cloud;

import java.time.Duration;

/**
 * How often one cloud is polled.
 *
 * @param name the cloud's name in the configuration; appears in the log and in the health report
 * @param pollInterval the shortest time between two rounds
 * @param discoveryInterval the time between two discoveries of plants, devices and points
 * @param faultInterval the time between two queries for faults; zero switches faults off
 * @param staleAfter a device is offline when its data has not advanced for this time
 */
public record PollSettings(
        String name, Duration pollInterval, Duration discoveryInterval, Duration faultInterval, Duration staleAfter) {

    /** Whether faults are queried at all. */
    public boolean watchesFaults() {
        return !faultInterval.isZero();
    }
}

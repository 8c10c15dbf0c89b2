package io.github.solarcloud2mqtt.cloud;

import java.time.Duration;

/**
 * How one cloud is asked.
 *
 * @param name the cloud's name in the configuration; appears in the log and in the health report
 * @param pollInterval the shortest time between two rounds
 * @param discoveryInterval how often plants, devices and points are looked for
 * @param faultInterval how often faults are asked for; zero for never
 * @param staleAfter data that has not advanced for so long makes its device offline
 */
public record PollSettings(
        String name, Duration pollInterval, Duration discoveryInterval, Duration faultInterval, Duration staleAfter) {

    /** Whether faults are asked for at all. */
    public boolean watchesFaults() {
        return !faultInterval.isZero();
    }
}

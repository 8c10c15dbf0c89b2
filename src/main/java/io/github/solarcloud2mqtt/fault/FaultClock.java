package io.github.solarcloud2mqtt.fault;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/** The local time of the plants. */
public interface FaultClock {

    /** The instant of a time that the cloud prints for a device. */
    OffsetDateTime resolve(String deviceId, LocalDateTime printed);

    /** The present time at the device's plant. */
    OffsetDateTime now(String deviceId);
}

package io.github.solarcloud2mqtt.simulator.home.fault;

import java.time.Instant;
import java.util.Optional;

/**
 * One occurrence of a fault.
 *
 * @param id of this occurrence, such as {@code 13801.202606.0a1f}
 * @param device the key of the device without the plant, such as {@code 14_1_1}
 * @param code the vendor's code of the fault
 * @param type 1 fault, 2 alarm, 3 prompt, 4 advice
 * @param level from 1, important, to 4, slight
 * @param name its description
 * @param raised when it began
 * @param cleared when it ended, if it has
 */
public record HomeFault(
        String id,
        String device,
        int code,
        int type,
        int level,
        String name,
        Instant raised,
        Optional<Instant> cleared) {

    HomeFault clearedAt(Instant time) {
        return new HomeFault(id, device, code, type, level, name, raised, Optional.of(time));
    }
}

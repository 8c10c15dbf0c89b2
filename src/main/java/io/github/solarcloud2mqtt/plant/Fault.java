package io.github.solarcloud2mqtt.plant;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A fault, alarm or notice of a device.
 *
 * @param id the vendor's identifier of this occurrence
 * @param deviceId the device that has it
 * @param severity its severity
 * @param code its code in the vendor's list of faults
 * @param name its name
 * @param level the vendor's word for its urgency, if the cloud reports one
 * @param description its description, if the cloud reports one
 * @param raised when it appeared, as the cloud prints it
 * @param cleared when it cleared, as the cloud prints it; empty while it is active
 */
public record Fault(
        String id,
        String deviceId,
        Severity severity,
        String code,
        String name,
        Optional<String> level,
        Optional<String> description,
        Optional<LocalDateTime> raised,
        Optional<LocalDateTime> cleared) {

    public Fault {
        code = DisplayText.name(code);
        name = DisplayText.name(name, code);
        level = level.map(DisplayText::name);
        description = description.map(DisplayText::text);
    }

    /** The severity of a fault. */
    public enum Severity {
        /** The device does not work. */
        FAULT,
        /** The device works, but needs attention. */
        ALARM,
        /** For information only. */
        NOTICE
    }
}

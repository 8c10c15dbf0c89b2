package io.github.solarcloud2mqtt.plant;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Something a device complains of.
 *
 * @param id the vendor's identifier of this one occurrence
 * @param deviceId the device that complains
 * @param severity how bad it is
 * @param code what it is, in the vendor's list of faults
 * @param name what it is, in words
 * @param level how urgent the vendor holds it for, in words, if told
 * @param description more words, if there are any
 * @param raised when it appeared, as the cloud prints it
 * @param cleared when it went away, as the cloud prints it; empty while it is there
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

    /** How bad a fault is. */
    public enum Severity {
        /** The device does not do its work. */
        FAULT,
        /** The device works, but somebody should look. */
        ALARM,
        /** Good to know. */
        NOTICE
    }
}

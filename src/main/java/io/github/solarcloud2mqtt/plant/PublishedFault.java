package io.github.solarcloud2mqtt.plant;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fault as it is published and stored.
 *
 * @param id the vendor's identifier of this occurrence
 * @param device the id of the device
 * @param severity {@code fault}, {@code alarm} or {@code notice}
 * @param code its code in the vendor's list of faults
 * @param name its name
 * @param level the vendor's word for its urgency
 * @param description its description
 * @param raised ISO 8601 with offset
 * @param cleared ISO 8601 with offset; null while the fault is active
 */
public record PublishedFault(
        String id,
        String device,
        String severity,
        String code,
        String name,
        @Nullable String level,
        @Nullable String description,
        String raised,
        @Nullable String cleared) {

    /** An active fault with the published time of its beginning. */
    public static PublishedFault of(Fault fault, String raised) {
        return new PublishedFault(
                fault.id(),
                fault.deviceId(),
                switch (fault.severity()) {
                    case FAULT -> "fault";
                    case ALARM -> "alarm";
                    case NOTICE -> "notice";
                },
                fault.code(),
                fault.name(),
                fault.level().orElse(null),
                fault.description().orElse(null),
                raised,
                null);
    }

    /** The same fault, cleared. */
    public PublishedFault cleared(String moment) {
        return new PublishedFault(id, device, severity, code, name, level, description, raised, moment);
    }

    /** Whether all required members are present; a file may be damaged. */
    public boolean isWhole() {
        return Stream.of(id, device, severity, code, name, raised).allMatch(Objects::nonNull);
    }

    /** Whether the device needs attention because of it. */
    public boolean isProblem() {
        return !severity.equals("notice");
    }
}

package io.github.solarcloud2mqtt.cloud;

import io.github.solarcloud2mqtt.plant.Fault;
import java.util.List;
import java.util.Map;

/**
 * The result of one query for faults.
 *
 * @param faults the faults that the cloud lists, including those with a time of clearing
 * @param unanswered why the faults of a device are not completely known, by device id: faults of such a device in
 *     {@code faults} are valid, but a fault that is missing there may still be active
 */
public record FaultReport(List<Fault> faults, Map<String, CloudException> unanswered) {

    public FaultReport {
        faults = List.copyOf(faults);
        unanswered = Map.copyOf(unanswered);
    }

    /** A report that covers every device. */
    public static FaultReport complete(List<Fault> faults) {
        return new FaultReport(faults, Map.of());
    }
}

package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.plant.Fault;
import io.github.solarcloud2mqtt.plant.Fault.Severity;
import io.github.solarcloud2mqtt.plant.Reading.Alert;
import io.github.solarcloud2mqtt.plant.ValueFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The health of a device in one reading: the fields whose value 0 is documented as "none". The documents contradict each
 * other about the numbers of {@code status}; only 4 of a NOAH counts as a fault, and only in a reading without any fault
 * field.
 *
 * @param fault the first fault, if there is one
 * @param warning the first warning, if there is one
 * @param isReported whether the reading has any such field, including those with 0
 */
record DeviceHealth(Optional<Code> fault, Optional<Code> warning, boolean isReported) {

    private static final List<String> FAULTS = List.of(
            "faultType",
            "faultCode",
            "errorCode",
            "faultBitCode",
            "faultValue",
            "faultType1",
            "faultStatus",
            "mpptProtectStatus",
            "battery1ProtectStatus",
            "battery2ProtectStatus",
            "battery3ProtectStatus",
            "battery4ProtectStatus");
    private static final List<String> WARNINGS =
            List.of("warnCode", "warnCode1", "newWarnCode", "warnCode2", "warnCode3");
    private static final String STATE_FAULT_OF_NOAH = "4";

    /** A code other than 0, and its text. */
    record Code(String field, String code, Optional<String> words) {}

    static DeviceHealth of(String type, JsonNode reading) {
        Optional<Code> fault = first(FAULTS, reading, "errorText");
        boolean hasFaultField =
                FAULTS.stream().anyMatch(field -> reading.text(field).isPresent());
        if (fault.isEmpty() && type.equals("noah") && !hasFaultField) {
            fault = reading.text("status")
                    .filter(STATE_FAULT_OF_NOAH::equals)
                    .map(state -> new Code("status", state, Optional.empty()));
        }
        boolean reported = Stream.concat(FAULTS.stream(), WARNINGS.stream())
                .anyMatch(field -> reading.text(field).isPresent());
        return new DeviceHealth(fault, first(WARNINGS, reading, "warnText"), reported || fault.isPresent());
    }

    private static Optional<Code> first(List<String> fields, JsonNode reading, String words) {
        for (String field : fields) {
            Optional<String> code = reading.text(field).filter(DeviceHealth::isCode);
            if (code.isPresent()) {
                return Optional.of(
                        new Code(field, code.get(), reading.text(words).filter(text -> !text.equals("Unknown"))));
            }
        }
        return Optional.empty();
    }

    private static boolean isCode(String text) {
        return ValueFormat.number(text).filter(number -> number.signum() != 0).isPresent();
    }

    /** The summary; empty if the reading has no fault field. */
    Optional<Alert> alert() {
        if (fault.isPresent()) {
            return Optional.of(Alert.FAULT);
        }
        if (warning.isPresent()) {
            return Optional.of(Alert.ALARM);
        }
        return isReported ? Optional.of(Alert.NORMAL) : Optional.empty();
    }

    /** Fault and warning as faults, for devices without an alarm list. */
    List<Fault> faults(String deviceId) {
        return Stream.concat(
                        fault.stream().map(code -> fault(deviceId, code, Severity.FAULT, "Fault ")),
                        warning.stream().map(code -> fault(deviceId, code, Severity.ALARM, "Warning ")))
                .toList();
    }

    private static Fault fault(String deviceId, Code code, Severity severity, String what) {
        return new Fault(
                deviceId + "-" + code.field + "-" + code.code,
                deviceId,
                severity,
                code.code,
                code.words.orElse(what + code.code),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}

package io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint;

import io.github.solarcloud2mqtt.simulator.home.fault.HomeFault;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedDevice;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Timestamps;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;

/**
 * The filter of a fault query. Closed faults can only be queried within one calendar month, by default the present one
 * (Sungrow Open API 2.9).
 */
final class FaultQuery {

    private static final Set<String> STATUSES = Set.of("8", "9", "999");

    private final String status;
    private final Optional<LocalDateTime> from;
    private final Optional<LocalDateTime> to;
    private final Parameters parameters;
    private final Timestamps timestamps;

    private FaultQuery(
            String status,
            Optional<LocalDateTime> from,
            Optional<LocalDateTime> to,
            Parameters parameters,
            Timestamps timestamps) {
        this.status = status;
        this.from = from;
        this.to = to;
        this.parameters = parameters;
        this.timestamps = timestamps;
    }

    static FaultQuery of(Parameters parameters, Timestamps timestamps, Instant now) throws ApiError {
        String status = parameters.text("process_status").orElse("8");
        if (!STATUSES.contains(status)) {
            throw ApiError.invalid("process_status");
        }
        Optional<LocalDateTime> from = time("startTime", parameters, timestamps);
        Optional<LocalDateTime> to = time("endTime", parameters, timestamps);
        if (status.equals("8")) {
            return new FaultQuery(status, from, to, parameters, timestamps);
        }
        YearMonth month = YearMonth.from(from.or(() -> to).orElse(timestamps.local(now)));
        if (to.isPresent() && !YearMonth.from(to.get()).equals(month)) {
            throw ApiError.invalid("endTime");
        }
        LocalDateTime first = from.orElse(month.atDay(1).atStartOfDay());
        LocalDateTime last =
                to.orElse(month.plusMonths(1).atDay(1).atStartOfDay().minusSeconds(1));
        return new FaultQuery(status, Optional.of(first), Optional.of(last), parameters, timestamps);
    }

    /**
     * Whether the query includes a fault.
     *
     * @param closed whether the cloud has closed it
     */
    boolean matches(HomeFault fault, SimulatedDevice device, boolean closed) {
        return matchesStatus(closed)
                && matchesTime(timestamps.local(fault.raised()))
                && matches("ps_id", String.valueOf(device.plantId()))
                && matches("ps_key", device.psKey())
                && matches("fault_code", fault.id())
                && matches("fault_type", String.valueOf(fault.type()))
                && matches("fault_level", String.valueOf(fault.level()))
                && fault.name().contains(parameters.text("fault_name").orElse(""));
    }

    private boolean matchesStatus(boolean closed) {
        return status.equals("999") || status.equals(closed ? "9" : "8");
    }

    private boolean matchesTime(LocalDateTime raised) {
        return from.filter(raised::isBefore).isEmpty()
                && to.filter(raised::isAfter).isEmpty();
    }

    private boolean matches(String parameter, String value) {
        Set<String> wanted = parameters.oneOf(parameter, "");
        return wanted.isEmpty() || wanted.contains(value);
    }

    private static Optional<LocalDateTime> time(String name, Parameters parameters, Timestamps timestamps)
            throws ApiError {
        Optional<String> text = parameters.text(name);
        return text.isEmpty() ? Optional.empty() : Optional.of(timestamps.read(name, text.get()));
    }
}

package io.github.solarcloud2mqtt.simulator.growatt.endpoint;

import io.github.solarcloud2mqtt.simulator.growatt.plant.DeviceKind;
import io.github.solarcloud2mqtt.simulator.growatt.plant.GrowattDevice;
import io.github.solarcloud2mqtt.simulator.growatt.plant.GrowattPlant;
import io.github.solarcloud2mqtt.simulator.growatt.plant.SimulatedGrowattAccount;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.CallParameters;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.GrowattEndpointDefinition;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.GrowattError;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Past readings of devices, the newest first (Growatt OpenAPI v1 tlx_data and the same for other kinds of devices): at most 7 days in one call, none older
 * than 95 days. They have fewer fields than the newest readings.
 */
public final class PastReadings {
    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final int MOST_DAYS = 7;
    private static final int KEPT_DAYS = 95;
    private static final String PARAMETERS = " start_date end_date timezone_id page perpage";
    private static final Set<String> LEFT_OUT = Set.of("warnCode", "faultType", "pBusVoltage", "nBusVoltage");
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final SimulatedGrowattAccount account;
    private final Readings readings;
    private final PastGrowattValues past;

    public PastReadings(SimulatedGrowattAccount account, Readings readings, PastGrowattValues past) {
        this.account = account;
        this.readings = readings;
        this.past = past;
    }

    public List<GrowattEndpointDefinition> all() {
        List<GrowattEndpointDefinition> endpoints = new ArrayList<>();
        for (DeviceKind kind : DeviceKind.values()) {
            if (kind.isOnV1()) {
                String path = "device/" + kind.v1Path + "/";
                String parameters = kind.serialName() + PARAMETERS;
                endpoints.add(
                        kind == DeviceKind.INV
                                ? GrowattEndpointDefinition.get(
                                        path + "data", interval(kind), parameters, form -> handle(form, kind))
                                : GrowattEndpointDefinition.post(
                                        path + kind.v1Path + "_data",
                                        interval(kind),
                                        parameters,
                                        form -> handle(form, kind)));
            }
        }
        return endpoints;
    }

    private static Duration interval(DeviceKind kind) {
        return switch (kind) {
            case MIN, SPH, SPA, STORAGE -> SHORT;
            default -> GrowattEndpointDefinition.FIVE_MINUTES;
        };
    }

    private Map<String, ?> handle(CallParameters form, DeviceKind kind) throws GrowattError {
        String serial = form.required(kind.serialName(), 10_002);
        Optional<GrowattDevice> device = account.device(serial).filter(found -> found.kind() == kind);
        if (device.isEmpty()) {
            throw GrowattError.failure(10_011, "error_permission_denied");
        }
        LocalDate begin = date(form, "start_date");
        LocalDate end = date(form, "end_date");
        if (end.isBefore(begin) || ChronoUnit.DAYS.between(begin, end) >= MOST_DAYS) {
            throw GrowattError.violation(10_004, "more than 7 days");
        }
        List<Map<String, @Nullable Object>> rows = rows(device.get(), begin, end);
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("count", rows.size());
        data.put("datas", form.page(rows));
        data.put(kind.serialName(), serial);
        data.put("datalogger_sn", account.plantOf(device.get()).logger());
        data.put("next_page_start_id", 0);
        return Map.of("data", data);
    }

    static LocalDate date(CallParameters form, String name) throws GrowattError {
        try {
            return LocalDate.parse(form.required(name, 10_003));
        } catch (DateTimeException e) {
            throw GrowattError.violation(10_003, name + " is no date");
        }
    }

    private List<Map<String, @Nullable Object>> rows(GrowattDevice device, LocalDate begin, LocalDate end) {
        GrowattPlant plant = account.plantOf(device);
        LocalDateTime after = end.plusDays(1).atStartOfDay();
        Instant oldest = past.now()
                .minus(KEPT_DAYS, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.DAYS)
                .minus(1, ChronoUnit.DAYS);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        Instant first = begin.minusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant last = end.plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC);
        for (Instant time = last; !time.isBefore(first); time = time.minus(SimulatedHome.STEP)) {
            LocalDateTime printed = past.printed(plant, time);
            if (!printed.isBefore(begin.atStartOfDay()) && printed.isBefore(after) && time.isAfter(oldest)) {
                past.at(plant, time)
                        .filter(state -> !device.kind().sleepsAtNight() || state.watts(Flow.STRING_PV) > 0)
                        .map(state -> readings.read(device, 1, state))
                        .ifPresent(row -> {
                            row.keySet().removeAll(LEFT_OUT);
                            row.put("time", TEXT.format(printed));
                            rows.add(row);
                        });
            }
        }
        return rows;
    }
}

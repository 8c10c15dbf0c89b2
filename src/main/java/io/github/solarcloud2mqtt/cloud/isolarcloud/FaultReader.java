package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.FaultReport;
import io.github.solarcloud2mqtt.cloud.LogOnce;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.FaultRow;
import io.github.solarcloud2mqtt.plant.Fault;
import io.github.solarcloud2mqtt.plant.Fault.Severity;
import io.github.solarcloud2mqtt.plant.Plant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the faults of all plants from one list (Sungrow Open API V1 2.9, {@code getFaultAlarmInfo}). */
final class FaultReader {

    private static final int PAGE_SIZE = 100;
    /** The {@code process_status} of faults that are resolved or closed. */
    private static final Set<String> OVER = Set.of("4", "9");

    private final ApiVariant api;
    private final InstantSource clock;
    private final LogOnce logOnce;

    FaultReader(ApiVariant api, InstantSource clock, LogOnce logOnce) {
        this.api = api;
        this.clock = clock;
        this.logOnce = logOnce;
    }

    /** Makes one call for each hundred active faults, at least one. */
    FaultReport read(List<Plant> plants) throws CloudException {
        List<FaultRow> rows = PagedList.all("fault list", PAGE_SIZE, page -> api.activeFaults(page, PAGE_SIZE));
        Set<String> wanted = plants.stream().map(Plant::id).collect(Collectors.toSet());
        Map<String, Fault> faults = new LinkedHashMap<>();
        for (FaultRow row : rows) {
            Optional<String> id = ResponseText.present(row.id());
            Optional<String> plant = plantId(row);
            if (id.isEmpty() || plant.isEmpty()) {
                logOnce.failing("An entry of the fault list", "it has no usable fault_code or ps_id and is left out.");
            } else if (wanted.contains(plant.get())) {
                faults.putIfAbsent(id.get(), fault(id.get(), plant.get(), row));
            }
        }
        return FaultReport.complete(List.copyOf(faults.values()));
    }

    private static Optional<String> plantId(FaultRow row) {
        return ResponseText.id(row.plantId())
                .or(() -> ResponseText.id(row.deviceKey()).map(key -> key.split("_", 2)[0]));
    }

    private Fault fault(String id, String plantId, FaultRow row) {
        String code = ResponseText.present(row.code()).orElse("");
        return new Fault(
                id,
                ResponseText.id(row.deviceKey()).orElse(PsKey.ofPlant(plantId)),
                severity(row),
                code,
                ResponseText.present(row.name()).orElse("Fault " + code),
                level(row),
                ResponseText.present(row.description()),
                ResponseText.time(row.raised()),
                cleared(row));
    }

    /** An undocumented type counts as {@link Severity#ALARM}. */
    private static Severity severity(FaultRow row) {
        return switch (ResponseText.present(row.type()).orElse("")) {
            case "1" -> Severity.FAULT;
            case "3", "4" -> Severity.NOTICE;
            default -> Severity.ALARM;
        };
    }

    private static Optional<String> level(FaultRow row) {
        return switch (ResponseText.present(row.level()).orElse("")) {
            case "1" -> Optional.of("important");
            case "2" -> Optional.of("secondary");
            case "3" -> Optional.of("general");
            case "4" -> Optional.of("slight");
            default -> Optional.empty();
        };
    }

    /** The time of clearing; the current time for a closed fault without one. */
    private Optional<LocalDateTime> cleared(FaultRow row) {
        Optional<LocalDateTime> over = ResponseText.time(row.over());
        boolean closed =
                ResponseText.present(row.status()).filter(OVER::contains).isPresent();
        return over.isPresent() || !closed
                ? over
                : ResponseText.time(row.processed())
                        .or(() -> Optional.of(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }
}

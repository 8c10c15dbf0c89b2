package io.github.solarcloud2mqtt.simulator.growatt.endpoint;

import io.github.solarcloud2mqtt.simulator.growatt.plant.GrowattPlant;
import io.github.solarcloud2mqtt.simulator.growatt.plant.SimulatedGrowattAccount;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.CallParameters;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.GrowattEndpointDefinition;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.GrowattError;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.points.generator.ReportedState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The past power and energies of plants (Growatt OpenAPI v1 plant/power, plant/energy). */
public final class PlantSeries {
    private static final int ENERGY_CALLS_PER_DAY = 10;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final SimulatedGrowattAccount account;
    private final PastGrowattValues past;

    public PlantSeries(SimulatedGrowattAccount account, PastGrowattValues past) {
        this.account = account;
        this.past = past;
    }

    public List<GrowattEndpointDefinition> all() {
        return List.of(
                GrowattEndpointDefinition.get(
                        "plant/power", GrowattEndpointDefinition.FIVE_MINUTES, "plant_id date", this::powers),
                GrowattEndpointDefinition.get(
                                "plant/energy",
                                GrowattEndpointDefinition.FIVE_MINUTES,
                                "plant_id start_date end_date time_unit page perpage",
                                this::energies)
                        .limitedPerDay(ENERGY_CALLS_PER_DAY));
    }

    private GrowattPlant plant(CallParameters form) throws GrowattError {
        form.required("plant_id", 10_003);
        Optional<GrowattPlant> plant = account.plant(form.number("plant_id", 0, 10_002));
        if (plant.isEmpty()) {
            throw GrowattError.failure(10_011, "error_permission_denied");
        }
        return plant.get();
    }

    /** Returns a slot for each five minutes of a day, the newest first; slots without a value have null. */
    private Map<String, ?> powers(CallParameters form) throws GrowattError {
        GrowattPlant plant = plant(form);
        LocalDate day = PastReadings.date(form, "date");
        List<Map<String, @Nullable Object>> powers = new ArrayList<>();
        for (LocalDateTime time = day.atStartOfDay();
                time.isBefore(day.plusDays(1).atStartOfDay());
                time = time.plus(SimulatedHome.STEP)) {
            Instant instant = time.atZone(past.plantZone(plant)).toInstant();
            Optional<ReportedState> state = instant.isAfter(past.now()) ? Optional.empty() : past.at(plant, instant);
            Map<String, @Nullable Object> slot = new LinkedHashMap<>();
            slot.put("time", MINUTE.format(time));
            slot.put("power", state.map(each -> (double) each.watts(Flow.PV)).orElse(null));
            powers.add(slot);
        }
        Collections.reverse(powers);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("count", powers.size());
        data.put("powers", powers);
        return Map.of("data", data);
    }

    private Map<String, ?> energies(CallParameters form) throws GrowattError {
        GrowattPlant plant = plant(form);
        LocalDate begin = PastReadings.date(form, "start_date");
        LocalDate end = PastReadings.date(form, "end_date");
        String unit = form.required("time_unit", 10_003);
        Period one = checked(unit, begin, end, past.today(plant));
        int digits = unit.equals("day") ? 10 : unit.equals("month") ? 7 : 4;
        List<Map<String, Object>> energies = new ArrayList<>();
        for (LocalDate each = first(unit, begin); !each.isAfter(end); each = each.plus(one)) {
            String date = each.toString().substring(0, digits);
            past.energy(plant, each, each.plus(one))
                    .ifPresent(energy -> energies.add(
                            Map.of("date", date, "energy", String.format(Locale.ROOT, "%.1f", energy / 1_000))));
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("count", energies.size());
        data.put("time_unit", unit);
        data.put("energys", form.page(energies));
        return Map.of("data", data);
    }

    private static LocalDate first(String unit, LocalDate day) {
        return unit.equals("day") ? day : unit.equals("month") ? day.withDayOfMonth(1) : day.withDayOfYear(1);
    }

    /** Days at most 7 in one call, months within this and last year, years at most 20. */
    private static Period checked(String unit, LocalDate begin, LocalDate end, LocalDate today) throws GrowattError {
        boolean isAllowed = switch (unit) {
            case "day" -> end.isBefore(begin.plusDays(7));
            case "month" -> begin.getYear() >= today.getYear() - 1;
            case "year" -> end.getYear() - begin.getYear() < 20;
            default -> false;
        };
        if (!isAllowed || end.isBefore(begin)) {
            throw GrowattError.violation(10_004, "a wrong time_unit, or too long a time");
        }
        return unit.equals("day") ? Period.ofDays(1) : unit.equals("month") ? Period.ofMonths(1) : Period.ofYears(1);
    }
}

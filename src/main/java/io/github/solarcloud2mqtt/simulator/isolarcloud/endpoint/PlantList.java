package io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint;

import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.PlantFields;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedPlant;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiDialect;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Page;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import io.github.solarcloud2mqtt.simulator.points.generator.Decimals;
import io.github.solarcloud2mqtt.simulator.points.generator.ReportedState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code getPowerStationList}: the plants with their main values, in units that depend on the size (Sungrow Open API 2.3). */
public final class PlantList implements IsolarcloudEndpoint {

    private static final double EUROS_PER_KWH = 0.08;
    private static final double KG_CO2_PER_KWH = 0.4;

    private final PlantFields facts;

    public PlantList(PlantFields facts) {
        this.facts = facts;
    }

    @Override
    public Map<String, ? extends @Nullable Object> handle(Parameters parameters, Plants plants) throws ApiError {
        Page page = parameters.page(ApiDialect.V1);
        return page.of(plants.all().stream()
                .filter(plant -> isWanted(parameters, plant))
                .map(this::describe)
                .toList());
    }

    /** Whether a plant matches the filters that both APIs have. */
    static boolean isWanted(Parameters parameters, SimulatedPlant plant) {
        return plant.device().name().contains(parameters.text("ps_name").orElse(""))
                && accepts(parameters.oneOf("valid_flag", "1"), "1")
                && accepts(parameters.oneOf("ps_type", ""), String.valueOf(plant.type()))
                && accepts(parameters.oneOf("share_type", ""), "0");
    }

    private static boolean accepts(Set<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    private Map<String, @Nullable Object> describe(SimulatedPlant simulated) {
        Map<String, @Nullable Object> plant = facts.common(simulated);
        plant.put("valid_flag", 1);
        plant.put("grid_connection_status", 1);
        plant.put("grid_connection_time", 20240501090000L);
        plant.put("online_status", simulated.uploads().status(simulated.device()));
        plant.put("province_name", "Hessen");
        plant.put("city_name", "Kassel");
        plant.put("district_name", null);
        putValues(plant, simulated, simulated.uploads().lastReport(simulated.device()));
        return plant;
    }

    private static void putValues(Map<String, @Nullable Object> plant, SimulatedPlant simulated, ReportedState state) {
        int peakWatts = simulated.kind().peakWatts();
        String updated = simulated.timestamps().iso(state.snapshot().time());
        double todayKwh = state.today(Flow.PV) / 1_000;
        double totalKwh = state.lifetime(Flow.PV) / 1_000;
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("curr_power", large(state.watts(Flow.PV), "W", "kW"));
        values.put("today_energy", large(todayKwh, "kWh", "MWh"));
        values.put("total_energy", large(totalKwh, "kWh", "MWh"));
        values.put("today_income", value(todayKwh * EUROS_PER_KWH, "EUR"));
        values.put("total_income", value(totalKwh * EUROS_PER_KWH, "EUR"));
        values.put("co2_reduce", large(todayKwh * KG_CO2_PER_KWH, "kg", "ton"));
        values.put("co2_reduce_total", large(totalKwh * KG_CO2_PER_KWH, "kg", "ton"));
        values.put("equivalent_hour", value(todayKwh * 1_000 / Math.max(1, peakWatts), "Hour"));
        values.put("total_capcity", value(peakWatts / 1_000.0, "kWp"));
        plant.putAll(values);
        values.keySet().forEach(name -> plant.put(name + "_update_time", updated));
        plant.put(
                "update_time",
                simulated.timestamps().text(state.snapshot().time().toInstant()));
    }

    private static Map<String, Object> large(double number, String unit, String unitOfThousand) {
        return Math.abs(number) < 1_000 ? value(number, unit) : value(number / 1_000, unitOfThousand);
    }

    private static Map<String, Object> value(double number, String unit) {
        return Map.of("value", Decimals.three(number), "unit", unit);
    }
}

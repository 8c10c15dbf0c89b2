package io.github.solarcloud2mqtt.simulator.isolarcloud.plant;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values and units of single points that differ from those of the simulated home. */
public final class ValueOverrides {

    private static final Map<String, Integer> DECIMAL_PLACES =
            Map.of("Wh", 0, "kWh", 3, "MWh", 6, "GWh", 9, "W", 0, "kW", 3, "MW", 6);

    private final Map<String, @Nullable String> values = new HashMap<>();
    private final Map<String, List<String>> units = new HashMap<>();
    private int responses;

    /** Sets the value of a point on all devices, null for none. */
    public void set(String pointId, @Nullable String value) {
        values.put(pointId, value);
    }

    /** Sets the units of a point, one per response in turn. The storage unit of the point must be Wh or W. */
    public void setUnits(String pointId, List<String> newUnits) {
        units.put(pointId, newUnits);
    }

    /** Removes all overrides. */
    public void clear() {
        values.clear();
        units.clear();
    }

    /** Starts a response, which has one unit for each point. */
    public void startResponse() {
        responses++;
    }

    /** Returns the unit of a point in this response. */
    public String unit(String pointId, String storageUnit) {
        List<String> turn = units.getOrDefault(pointId, List.of());
        return turn.isEmpty() ? storageUnit : turn.get(responses % turn.size());
    }

    /** Returns the value of a point in this response. */
    public @Nullable String value(String pointId, @Nullable String simulated) {
        if (values.containsKey(pointId)) {
            return values.get(pointId);
        }
        int places = DECIMAL_PLACES.getOrDefault(unit(pointId, ""), 0);
        return simulated == null || places == 0
                ? simulated
                : new BigDecimal(simulated)
                        .movePointLeft(places)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}

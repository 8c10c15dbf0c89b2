package io.github.solarcloud2mqtt.simulator.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.PlantKind;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.points.generator.Decimals;
import io.github.solarcloud2mqtt.simulator.points.generator.ReportedState;
import io.github.solarcloud2mqtt.simulator.points.table.ListedPoint;
import io.github.solarcloud2mqtt.simulator.points.table.PointTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimulatedPointsTest {

    private static final List<Integer> TYPES = List.of(1, 7, 11, 14, 22, 43);
    private static final Instant NOON = Instant.parse("2026-06-15T10:30:00Z");

    private final SimulatedPoints points = new SimulatedPoints(PlantKind.TWO_ROOFS);
    private final PointTable table = PointTable.load();
    private final SimulatedHome home = new SimulatedHome(HomePlan.from(NOON).withStringInverter());

    @Test
    void everyGeneratorHasADocumentedPoint() {
        for (int type : TYPES) {
            assertThat(points.ofType(type).keySet()).isNotEmpty().allMatch(id -> table.has(type, id));
        }
    }

    @Test
    void everyValueIsANumberInPlainText() {
        for (int step = 0; step < 288; step++) {
            home.advanceTo(NOON.plus(SimulatedHome.STEP.multipliedBy(step)));
            ReportedState state = state();
            for (int type : TYPES) {
                points.ofType(type).forEach((id, generator) -> {
                    String text = generator.value(state);
                    if (text != null) {
                        assertThat(text).as("p%s", id).matches("-?\\d+(\\.\\d+)?");
                    }
                });
            }
        }
    }

    @Test
    void plantInverterMeterAndBatteryAreConsistent() {
        home.advanceTo(NOON.plus(Duration.ofDays(3)));
        assertThat(value(11, "83105")).isEqualTo(value(14, "13148")).isEqualTo(value(7, "8030"));
        assertThat(value(11, "83075")).isEqualTo(value(14, "13125")).isEqualTo(value(7, "8031"));
        assertThat(value(11, "83102")).isEqualTo(value(14, "13147")).isEqualTo(value(7, "8062"));
        assertThat(value(14, "13034")).isEqualTo(value(43, "58606"));
        assertThat(value(14, "13035")).isEqualTo(value(43, "58607"));
        assertThat(value(14, "13141")).isEqualTo(value(43, "58604")).isEqualTo(value(11, "83252"));
        assertThat(number(11, "83024")).isCloseTo(number(14, "13134") + number(1, "2"), within(0.11));
        assertThat(number(7, "8018")).isEqualTo(number(14, "13149") - number(14, "13121"));
        assertThat(number(7, "8018")).isEqualTo(number(7, "8076") + number(7, "8077") + number(7, "8078"));
        assertThat(number(14, "13011") + number(1, "24") + number(7, "8018")).isEqualTo(number(14, "13119"));
    }

    @Test
    void theChargeIsAShareOfOne() {
        assertThat(number(14, "13141")).isBetween(0.05, 1.0);
    }

    @Test
    void panelValuesAreZeroOrMissingAtNight() {
        home.advanceTo(NOON.plus(Duration.ofHours(14)));
        assertThat(value(14, "13003")).isEqualTo("0.0");
        assertThat(value(14, "13001")).isEqualTo("0.0");
        assertThat(value(14, "13160")).isNull();
        assertThat(value(14, "13119")).isNotEqualTo("0.0");
    }

    @Test
    void aPointWithoutValueIsNullOrTwoDashes() {
        assertThat(value(11, "83549")).isIn(null, "--");
        List<String> spoken = table.of(11, 2).stream()
                .map(ListedPoint::id)
                .filter(id -> !points.has(11, id))
                .map(id -> String.valueOf(value(11, id)))
                .distinct()
                .toList();
        assertThat(spoken).containsExactlyInAnyOrder("null", "--");
    }

    @Test
    void aStoppedInverterReportsItsStatus() {
        home.faults().raise("14_1_1", 13801, 1, 1, "Grid Overvoltage", NOON);
        assertThat(value(14, "13146")).isEqualTo("64");
        home.advanceTo(NOON.plus(SimulatedHome.STEP));
        assertThat(value(14, "13146")).isEqualTo("256");
    }

    @Test
    void lostLifetimeCountersAreZeroAndDailyOnesStay() {
        ReportedState lost = new ReportedState(home.snapshot(), true, false);
        assertThat(points.read(14, "13134", lost)).isEqualTo("0.0");
        assertThat(points.read(14, "13112", lost))
                .isEqualTo(Decimals.one(home.snapshot().todayWh(Flow.HYBRID_PV)));
    }

    private @Nullable String value(int type, String id) {
        return points.read(type, id, state());
    }

    private double number(int type, String id) {
        return Double.parseDouble(String.valueOf(value(type, id)));
    }

    private ReportedState state() {
        return new ReportedState(home.snapshot(), false, false);
    }
}

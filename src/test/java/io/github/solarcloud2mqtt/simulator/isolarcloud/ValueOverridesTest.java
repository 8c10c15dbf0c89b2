package io.github.solarcloud2mqtt.simulator.isolarcloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.PlantKind;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedPlant;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.ValueOverrides;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueOverridesTest {

    private static final Instant NOON = Instant.parse("2026-06-15T10:02:00Z");

    private final ValueOverrides overrides = new ValueOverrides();

    @Test
    void aPointChangesItsUnitWithEachResponse() {
        overrides.setUnits("58606", List.of("MWh", "Wh"));
        overrides.startResponse();
        assertThat(overrides.unit("58606", "Wh") + " " + overrides.value("58606", "1530000.0"))
                .isEqualTo("Wh 1530000.0");
        overrides.startResponse();
        assertThat(overrides.unit("58606", "Wh") + " " + overrides.value("58606", "1530000.0"))
                .isEqualTo("MWh 1.53");
        assertThat(overrides.unit("58607", "Wh") + " " + overrides.value("58607", "1530000.0"))
                .isEqualTo("Wh 1530000.0");
    }

    @Test
    void aValueIsReplacedUntilItIsCleared() {
        overrides.set("13146", "Running");
        assertThat(overrides.value("13146", "64")).isEqualTo("Running");
        overrides.set("13146", null);
        assertThat(overrides.value("13146", "64")).isNull();
        overrides.clear();
        assertThat(overrides.value("13146", "64")).isEqualTo("64");
    }

    @Test
    void aHalfHourZoneHasMinutesAndCanBeHidden() {
        SimulatedPlant plant =
                SimulatedPlant.of(new SimulatedHome(HomePlan.from(NOON).in(ZoneId.of("Asia/Kolkata"))));
        assertThat(plant.timestamps().zoneName(NOON)).isEqualTo("GMT+5:30");
        plant.timestamps().hideZone(true);
        assertThat(plant.timestamps().zoneName(NOON)).isNull();
    }

    @Test
    void aCommercialPlantHasTwelveDeviceTypesWithValues() {
        SimulatedPlant plant =
                SimulatedPlant.of(new SimulatedHome(HomePlan.from(NOON).plant(974_700, PlantKind.COMMERCIAL)));
        List<Integer> types = plant.installation().devices().stream()
                .map(device -> device.type())
                .distinct()
                .sorted()
                .toList();
        assertThat(types).containsExactly(1, 4, 5, 7, 9, 11, 22, 26, 37, 41, 44, 45, 52);
        assertThat(types)
                .allSatisfy(type -> assertThat(plant.points().ofType(type)).isNotEmpty());
    }
}

package io.github.solarcloud2mqtt.simulator.isolarcloud;

import static io.github.solarcloud2mqtt.simulator.isolarcloud.CloudClient.list;
import static io.github.solarcloud2mqtt.simulator.isolarcloud.CloudClient.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.PlantKind;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.points.generator.Decimals;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlantKindsTest {

    private static final HomePlan HOME = HomePlan.from(CloudClient.BEGIN);

    private final CloudClient client =
            new CloudClient(HomePlan.ofEveryKind(CloudClient.BEGIN), CloudClient.ACCOUNT).loggedIn();

    @Test
    void anAccountHasSeveralPlants() {
        Map<String, Object> plants = client.ask("getPowerStationList", Map.of("curPage", 1, "size", 99));
        assertThat(list(plants, "pageList"))
                .extracting(plant -> plant.get("ps_id"), plant -> plant.get("ps_name"), plant -> plant.get("ps_type"))
                .containsExactly(
                        tuple(974621, "Demo home", 5),
                        tuple(974622, "Demo home", 5),
                        tuple(974623, "Plant two batteries", 5),
                        tuple(974624, "Plant without battery", 4),
                        tuple(974625, "Plant micro inverters", 4),
                        tuple(974626, "Plant only a meter", 4),
                        tuple(974627, "Plant nothing", 4));
    }

    private static Tuple tuple(double id, String name, double type) {
        return Tuple.tuple(id, name, type);
    }

    @Test
    void eachPlantHasItsOwnDevices() {
        assertThat(types(974623)).containsExactly(14.0, 7.0, 43.0, 43.0, 22.0, 4242.0);
        assertThat(types(974624)).containsExactly(14.0, 7.0, 22.0);
        assertThat(types(974625)).containsExactly(7.0, 22.0, 55.0, 55.0, 55.0, 55.0, 55.0, 55.0, 55.0, 55.0);
        assertThat(types(974626)).containsExactly(7.0, 22.0);
        assertThat(types(974627)).isEmpty();
    }

    @Test
    void aPlantWithoutABatteryHasNoValuesOfOne() {
        assertThat(client.values(14, "974624_14_1_1", "13141", "13003").get("p13141"))
                .isIn(null, "--");
        assertThat(client.ask(
                        "getDevPropertyPointValue",
                        Map.of(
                                "ps_id",
                                974624,
                                "device_type",
                                14,
                                "ps_key_list",
                                List.of("974624_14_1_1"),
                                "point_id_list",
                                List.of("13258"))))
                .containsEntry("code", "4");
    }

    @Test
    void devicesOfOneTypeSharePowerAndEnergy() {
        client.values(55, "974625_55_1_1", "51302");
        SimulatedHome micro = new SimulatedHome(HOME.plant(974625, PlantKind.MICRO_INVERTERS));
        assertThat(client.values(55, "974625_55_8_1", "51302"))
                .containsEntry("p51302", Decimals.one(micro.snapshot().lifetimeWh(Flow.STRING_PV) / 8));
        SimulatedHome batteries = new SimulatedHome(HOME.plant(974623, PlantKind.TWO_BATTERIES));
        assertThat(client.values(43, "974623_43_3_1", "58606"))
                .containsEntry("p58606", Decimals.one(batteries.snapshot().lifetimeWh(Flow.CHARGE) / 2));
    }

    @Test
    void aPlantWithoutDevicesHasNoValues() {
        assertThat(client.values(11, "974627_11_0_0", "83033", "83052").values())
                .doesNotContain("0.0");
    }

    @Test
    void faultsAreThoseOfAPlant() {
        client.cloud.faultInjection().raiseFault("974626_7_1_1", 13819, 2, 2, "Meter Communication Abnormal Alarm");
        client.cloud.faultInjection().raiseFault("974621_14_1_1", 13801, 1, 1, "Grid Overvoltage");
        client.cloud.faultInjection().raiseFault("974627_14_1_1", 13801, 1, 1, "Of a device that is not there");
        assertThat(client.faults(Map.of()))
                .extracting(fault -> fault.get("ps_key"))
                .containsExactlyInAnyOrder("974621_14_1_1", "974626_7_1_1");
        assertThat(client.faults(Map.of("ps_id", 974626))).hasSize(1);
        Map<String, Object> nothing = client.ask("getPowerStationDetail", Map.of("ps_id", 974627));
        assertThat(nothing).containsEntry("fault_count", 0.0).containsEntry("communication_dev_detail_list", List.of());
    }

    @Test
    void aParkHasTwoHundredInvertersAndVirtualUnits() {
        CloudClient park = new CloudClient(HOME.plant(1_000_000, PlantKind.PARK)).loggedIn();
        Map<String, Object> page = park.ask(
                "getDeviceList", Map.of("ps_id", 1_000_000, "curPage", 1, "size", 1, "device_type_list", List.of("1")));
        assertThat(page).containsEntry("rowCount", 200.0);
        Map<String, Object> virtual =
                park.ask("getDeviceList", Map.of("ps_id", 1_000_000, "curPage", 1, "size", 9, "is_virtual_unit", "1"));
        assertThat(list(virtual, "pageList"))
                .extracting(device -> device.get("device_type"))
                .containsExactly(11.0, 3.0, 17.0);
    }

    @ParameterizedTest
    @EnumSource
    void theDevicesAddUpToThePlant(PlantKind kind) {
        SimulatedHome home = new SimulatedHome(HOME.plant(5, kind));
        home.advanceTo(CloudClient.BEGIN.plusSeconds(90_000));
        double in = sum(home, Flow.PV, Flow.DISCHARGE, Flow.PURCHASE);
        assertThat(in).isCloseTo(sum(home, Flow.LOAD, Flow.CHARGE, Flow.FEED_IN), within(0.001));
        assertThat(home.snapshot().lifetimeWh(Flow.PV) > 0).isEqualTo(kind.peakWatts() > 0);
        assertThat(home.snapshot().lifetimeWh(Flow.CHARGE) > 0).isEqualTo(kind.batteries() > 0);
    }

    private static double sum(SimulatedHome home, Flow... flows) {
        double sum = 0;
        for (Flow flow : flows) {
            sum += home.snapshot().lifetimeWh(flow);
        }
        return sum;
    }

    private List<Object> types(int plant) {
        Map<String, Object> page = client.ask("getDeviceList", Map.of("ps_id", plant, "curPage", 1, "size", 99));
        return list(page, "pageList").stream()
                .map(device -> map(device).get("device_type"))
                .toList();
    }
}

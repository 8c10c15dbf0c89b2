package io.github.solarcloud2mqtt.simulator.growatt;

import static io.github.solarcloud2mqtt.simulator.growatt.GrowattClient.list;
import static io.github.solarcloud2mqtt.simulator.growatt.GrowattClient.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.simulator.growatt.plant.DeviceKind;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.ServerVariant;
import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlantEndpointsTest {

    private final GrowattClient client = new GrowattClient();

    @Test
    void thePlantListHasTheDocumentedMembers() {
        Map<String, Object> data = client.data(client.get("plant/list?page=1&perpage=100"));
        assertThat(data.get("count")).isEqualTo(1.0);
        assertThat(list(data, "plants").get(0))
                .containsEntry("plant_id", 424242.0)
                .containsEntry("name", "Demo roof")
                .containsEntry("current_power", String.format(Locale.ROOT, "%d.0", watts(Flow.PV)))
                .containsEntry("image_url", null)
                .containsEntry("city", "")
                .containsEntry("latitude_d", "null");
        assertThat(client.violations()).isEmpty();
    }

    private int watts(Flow flow) {
        return client.home.snapshot().watts(flow);
    }

    @Test
    void thePlantListIsPaged() {
        for (int number = 2; number <= 45; number++) {
            client.cloud.faultInjection().addPlant("Plant " + number, client.home);
        }
        assertThat(list(client.data(client.get("plant/list")), "plants")).hasSize(20);
        Map<String, Object> last = client.data(client.get("plant/list?page=3&perpage=20"));
        assertThat(last.get("count")).isEqualTo(45.0);
        assertThat(list(last, "plants")).hasSize(5);
        assertThat(list(client.data(client.get("plant/list?page=4&perpage=20")), "plants"))
                .isEmpty();
        assertThat(client.code(client.get("plant/list?page=251"))).isEqualTo(10014);
        assertThat(client.code(client.get("plant/list?perpage=101"))).isEqualTo(10013);
        assertThat(client.code(client.get("plant/list?page=0"))).isEqualTo(10001);
        assertThat(client.code(client.get("plant/list?page=one"))).isEqualTo(10001);
        assertThat(client.violations())
                .containsExactly(
                        "10014 page is above 250",
                        "10013 perpage is above 100",
                        "10001 page and perpage start at 1",
                        "10001 page is not a number");
    }

    @Test
    void anAccountWithoutPlantsIsNoError() {
        client.cloud.faultInjection().removePlant(424242);
        assertThat(client.data(client.get("plant/list")))
                .containsEntry("count", 0.0)
                .containsEntry("plants", List.of());
    }

    @Test
    void plantDataHaveTextsAndNumbers() {
        client.cloud.faultInjection().renamePlant(424242, "My roof");
        Map<String, Object> data = client.data(client.get("plant/data?plant_id=424242"));
        assertThat(data)
                .containsEntry("current_power", watts(Flow.PV) / 1000.0)
                .containsEntry(
                        "total_energy",
                        String.format(
                                Locale.ROOT, "%.1f", client.home.snapshot().lifetimeWh(Flow.PV) / 1000))
                .containsEntry("monthly_energy", "")
                .containsEntry("yearly_energy", "null")
                .containsEntry("last_update_time", "2026-06-15 12:00:00")
                .containsEntry("timezone", "GMT+2");
        assertThat(client.data(client.get("plant/details?plant_id=424242")))
                .containsEntry("name", "My roof")
                .containsEntry("timezone", "GMT+2");
    }

    @Test
    void plantPowerAndZoneHaveVariants() {
        client.cloud.faultInjection().use(ServerVariant.PLANT_POWER_IN_WATTS);
        client.cloud.faultInjection().use(ServerVariant.FIXED_OFFSET);
        assertThat(client.data(client.get("plant/data?plant_id=424242")))
                .containsEntry("current_power", (double) watts(Flow.PV))
                .containsEntry("timezone", "GMT+1");
    }

    @Test
    void aPlantWithoutDevicesHasNoValues() {
        int empty =
                client.cloud.faultInjection().addPlant("Empty", new SimulatedHome(HomePlan.from(GrowattClient.BEGIN)));
        assertThat(client.data(client.get("plant/data?plant_id=" + empty)))
                .containsEntry("current_power", 0.0)
                .containsEntry("today_energy", "");
        assertThat(list(client.data(client.get("plant/list")), "plants").get(1)).containsEntry("current_power", "");
    }

    @Test
    void aPlantOfAnotherAccountIsRejected() {
        assertThat(client.code(client.get("plant/data?plant_id=7"))).isEqualTo(10011);
        assertThat(client.code(client.get("plant/data?plant_id="))).isEqualTo(10003);
        assertThat(client.violations()).containsExactly("10003 plant_id is missing");
    }

    @Test
    void theDeviceListHasKindStatusAndLogger() {
        assertThat(onlyDevice())
                .containsEntry("device_sn", "MIN0DEMO001")
                .containsEntry("type", 7.0)
                .containsEntry("model", "MOD 10KTL3-XH")
                .containsEntry("status", 1.0)
                .containsEntry("lost", false)
                .containsEntry("last_update_time", "2026-06-15 12:00:00")
                .containsEntry("datalogger_sn", "LOG424242");
    }

    private Map<String, Object> onlyDevice() {
        Map<String, Object> data = client.data(client.get("device/list?plant_id=424242&page=1&perpage=100"));
        assertThat(data.get("count")).isEqualTo(1.0);
        return list(data, "devices").get(0);
    }

    @Test
    void anOfflineDeviceUploadsNothing() {
        client.cloud.faultInjection().offline("MIN0DEMO001");
        client.pass(Duration.ofMinutes(20));
        assertThat(onlyDevice())
                .containsEntry("lost", true)
                .containsEntry("status", 0.0)
                .containsEntry("last_update_time", "2026-06-15 12:00:00");
        client.cloud.faultInjection().online("MIN0DEMO001");
        client.pass(Duration.ofMinutes(5));
        assertThat(onlyDevice()).containsEntry("lost", false).containsEntry("last_update_time", "2026-06-15 12:25:00");
    }

    @Test
    void version1ListsKindsOfVersion4InOneVariantOnly() {
        client.cloud.faultInjection().addDevice(424242, DeviceKind.NOAH);
        assertThat(onlyDevice()).containsEntry("type", 7.0);
        client.cloud.faultInjection().use(ServerVariant.NEW_KINDS_ON_V1);
        client.cloud.faultInjection().addDevice(424242, DeviceKind.OTHER);
        client.pass(Duration.ofMinutes(5));
        assertThat(list(client.data(client.get("device/list?plant_id=424242&page=1&perpage=100")), "devices"))
                .extracting(device -> device.get("type"))
                .containsExactly(7.0, 1000.0, 3.0);
    }

    @Test
    void theTimeOfALoggerIsADateObjectInTheServerZone() {
        Map<String, Object> data = client.data(client.get("device/datalogger/list?plant_id=424242"));
        Map<String, Object> logger = list(data, "dataloggers").get(0);
        assertThat(logger).containsEntry("sn", "LOG424242").containsEntry("lost", false);
        assertThat(map(logger.get("last_update_time")))
                .containsEntry(
                        "time", (double) Instant.parse("2026-06-15T10:00:00Z").toEpochMilli())
                .containsEntry("year", 126.0)
                .containsEntry("month", 5.0)
                .containsEntry("hours", 18.0)
                .containsEntry("timezoneOffset", -480.0);
        assertThat(map(data.get("peak_power_actual"))).containsEntry("plant_id", 424242.0);
    }
}

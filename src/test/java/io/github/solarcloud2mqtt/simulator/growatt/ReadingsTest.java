package io.github.solarcloud2mqtt.simulator.growatt;

import static io.github.solarcloud2mqtt.simulator.growatt.GrowattClient.list;
import static io.github.solarcloud2mqtt.simulator.growatt.GrowattClient.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.solarcloud2mqtt.simulator.growatt.endpoint.FieldTable;
import io.github.solarcloud2mqtt.simulator.growatt.plant.DeviceKind;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.ServerVariant;
import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.HomeSnapshot;
import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReadingsTest {

    private static final String SERIAL = "MIN0DEMO001";

    private static Map<String, Object> last(GrowattClient client) {
        return client.data(client.post("device/tlx/tlx_last_data", "tlx_sn=" + SERIAL));
    }

    private static double number(Map<String, Object> readings, String field) {
        return Double.parseDouble(String.valueOf(readings.get(field)));
    }

    @Test
    void theReadingsAreThoseOfTheHome() {
        GrowattClient client = new GrowattClient();
        Map<String, Object> readings = last(client);
        HomeSnapshot snapshot = client.home.snapshot();
        assertThat(number(readings, "ppv")).isEqualTo(snapshot.watts(Flow.HYBRID_PV));
        assertThat(number(readings, "ppv1") + number(readings, "ppv2"))
                .isCloseTo(snapshot.watts(Flow.HYBRID_PV), within(0.2));
        assertThat(number(readings, "pacToLocalLoad")).isEqualTo(snapshot.watts(Flow.LOAD));
        assertThat(number(readings, "pac") + number(readings, "pacToUserTotal"))
                .isEqualTo(number(readings, "pacToLocalLoad") + number(readings, "pacToGridTotal"));
        assertThat(number(readings, "bmsSoc")).isEqualTo(Math.rint(100 * snapshot.stateOfCharge()));
        assertThat(number(readings, "etoGridTotal"))
                .isCloseTo(snapshot.lifetimeWh(Flow.FEED_IN) / 1000, within(0.051))
                .isNotEqualTo(Math.round(snapshot.lifetimeWh(Flow.FEED_IN) / 100) / 10.0);
        assertThat(readings)
                .containsEntry("serialNum", SERIAL)
                .containsEntry("dataLogSn", "LOG424242")
                .containsEntry("time", "2026-06-15 12:00:00")
                .containsEntry("statusText", "Normal")
                .containsEntry("errorText", "Unknown")
                .containsEntry("eex1Total", -0.1)
                .containsEntry("dciT", 6553.5)
                .containsEntry("lost", true);
    }

    @ParameterizedTest
    @CsvSource({"false, 2026-06-15 12:00:00, 2026-06-15T04:00:00Z", "true, 2026-06-15 18:00:00, 2026-06-15T10:00:00Z"})
    void textAndEpochTimeAgreeInUtcPlus8(boolean ofServer, String text, Instant epoch) {
        GrowattClient client = new GrowattClient();
        if (ofServer) {
            client.cloud.faultInjection().use(ServerVariant.SERVER_TIME);
        }
        Map<String, Object> readings = last(client);
        assertThat(readings).containsEntry("time", text);
        assertThat(map(readings.get("calendar"))).containsEntry("timeInMillis", (double) epoch.toEpochMilli());
        assertThat(v4Device(client, DeviceKind.MIN, SERIAL)).containsEntry("calendar", (double) epoch.toEpochMilli());
    }

    private static Map<String, Object> v4Device(GrowattClient client, DeviceKind kind, String serial) {
        HttpResponse response = client.v4("queryLastData", "deviceSn=" + serial + "&deviceType=" + kind.v4Name);
        return list(client.data(response), kind.v4Name).get(0);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
    void everyKindHasItsFieldsOverTheVersionsThatKnowIt(DeviceKind kind) {
        GrowattClient client =
                new GrowattClient(HomePlan.from(GrowattClient.BEGIN).withStringInverter(), kind);
        String serial = kind.name().replace("_", "") + "0DEMO001";
        FieldTable table = new FieldTable();
        assertThat(v4Device(client, kind, serial).keySet()).isEqualTo(names(table, kind, "v4"));
        assertThat(number(v4DeviceLater(client, kind, serial), "status")).isNotNegative();
        if (kind.isOnV1()) {
            HttpResponse response = kind == DeviceKind.INV
                    ? client.get("device/inverter/last_new_data?device_sn=" + serial)
                    : client.post(
                            "device/" + kind.v1Path + "/" + kind.v1Path + "_last_data",
                            kind.serialName() + "=" + serial);
            assertThat(client.data(response).keySet()).isEqualTo(names(table, kind, "v1"));
        }
        assertThat(client.violations()).isEmpty();
    }

    private static Map<String, Object> v4DeviceLater(GrowattClient client, DeviceKind kind, String serial) {
        client.pass(Duration.ofMinutes(5));
        return v4Device(client, kind, serial);
    }

    private static Set<String> names(FieldTable table, DeviceKind kind, String part) {
        return table.of(kind, part).stream().map(FieldTable.Field::name).collect(Collectors.toSet());
    }

    @Test
    void numbersAreTextsInOneVariant() {
        GrowattClient client = new GrowattClient();
        client.cloud.faultInjection().use(ServerVariant.NUMBERS_AS_TEXT);
        client.cloud.faultInjection().use(ServerVariant.CODES_AS_TEXT);
        assertThat(last(client).get("ppv")).isEqualTo(client.home.snapshot().watts(Flow.HYBRID_PV) + ".0");
        assertThat(client.whole(client.get("plant/list"))).containsEntry("error_code", "0");
    }

    @Test
    void anSphHasVariantsOfUnitAndSpelling() {
        GrowattClient client = new GrowattClient(HomePlan.from(GrowattClient.BEGIN), DeviceKind.SPH);
        client.cloud.faultInjection().use(ServerVariant.SPH_GRID_POWER_IN_KILOWATTS);
        client.cloud.faultInjection().use(ServerVariant.NUMBERED_DISCHARGE);
        Map<String, Object> readings = client.data(client.post("device/mix/mix_last_data", "mix_sn=SPH0DEMO001"));
        assertThat(number(readings, "pacToGridTotal"))
                .isCloseTo(client.home.snapshot().watts(Flow.FEED_IN) / 1000.0, within(0.051));
        assertThat(readings)
                .containsKeys("edischarge1Today", "edischarge1Total")
                .doesNotContainKey("edischargeToday");
    }

    @Test
    void yesterdayComesBackOnceAfterMidnight() {
        HomePlan plan = HomePlan.from(Instant.parse("2026-06-15T21:50:00Z"));
        GrowattClient client = new GrowattClient(plan, DeviceKind.MIN);
        client.cloud.faultInjection().repeatYesterday(2, 3);
        double before = number(last(client), "elocalLoadToday");
        assertThat(before).isGreaterThan(3);
        StringBuilder seen = new StringBuilder();
        for (int renewal = 0; renewal < 9; renewal++) {
            client.pass(Duration.ofMinutes(5));
            seen.append(number(last(client), "elocalLoadToday") >= before ? 'y' : '0');
        }
        assertThat(seen).hasToString("y00yyy000");
    }

    @Test
    void lifetimeCountersAreZeroForAWhile() {
        GrowattClient client = new GrowattClient();
        client.cloud.faultInjection().loseLifetimeCounters(1);
        client.pass(Duration.ofMinutes(5));
        assertThat(number(last(client), "eacTotal")).isZero();
        client.pass(Duration.ofMinutes(5));
        assertThat(number(last(client), "eacTotal")).isPositive();
    }

    @Test
    void nothingChangesWhileUploadsAreStopped() {
        GrowattClient client = new GrowattClient();
        Map<String, Object> before = last(client);
        client.cloud.faultInjection().stopUpdates(true);
        client.pass(Duration.ofMinutes(30));
        assertThat(last(client)).isEqualTo(before);
        client.cloud.faultInjection().stopUpdates(false);
        client.pass(Duration.ofMinutes(5));
        assertThat(last(client)).isNotEqualTo(before);
    }

    @Test
    void aStringInverterSleepsAtNight() {
        HomePlan plan = HomePlan.from(Instant.parse("2026-06-15T22:30:00Z")).withStringInverter();
        GrowattClient client = new GrowattClient(plan, DeviceKind.INV);
        Map<String, Object> device = list(client.data(client.get("device/list?plant_id=424242")), "devices")
                .get(0);
        assertThat(device).containsEntry("lost", true).containsEntry("status", 0.0);
        Map<String, Object> readings = client.data(client.get("device/inverter/last_new_data?device_sn=INV0DEMO001"));
        assertThat(readings).containsEntry("status", 0.0).containsEntry("pac", 0.0);
    }

    @Test
    void devicesOfOneKindAreReadInOneCall() {
        GrowattClient client = new GrowattClient();
        client.cloud.faultInjection().addDevice(424242, DeviceKind.MIN);
        client.cloud.faultInjection().addDevice(424242, DeviceKind.SPH);
        Map<String, Object> answer =
                client.whole(client.post("device/tlx/tlxs_data", "tlxs=MIN0DEMO001,MIN0DEMO002,FOREIGN&pageNum=1"));
        assertThat(map(answer.get("data"))).containsOnlyKeys("MIN0DEMO001", "MIN0DEMO002");
        Map<String, Object> second = map(map(answer.get("data")).get("MIN0DEMO002"));
        assertThat(second).containsOnlyKeys("MIN0DEMO002", "dataloggerSn");
        assertThat(map(second.get("MIN0DEMO002"))).containsEntry("serialNum", "MIN0DEMO002");
        assertThat(answer).containsEntry("pageNum", 1.0).containsKey("tlxs");
    }

    @Test
    void missingSettingsAreTheTextNull() {
        GrowattClient client = new GrowattClient();
        assertThat(client.data(client.get("device/tlx/tlx_set_info?device_sn=" + SERIAL)))
                .containsEntry("forcedTimeStart1", "null")
                .containsEntry("serialNum", SERIAL);
        client.cloud.faultInjection().addDevice(424242, DeviceKind.NOAH);
        Map<String, Object> info = client.data(client.v4("queryDeviceInfo", "deviceSn=NOAH0DEMO002&deviceType=noah"));
        assertThat(list(info, "noah").get(0))
                .containsEntry("defaultPower", 100.0)
                .containsEntry("lost", false);
    }

    @Test
    void version4ListsTheDevicesOfAllPlants() {
        GrowattClient client = new GrowattClient();
        int second = client.cloud.faultInjection().addPlant("Second", client.home);
        client.cloud.faultInjection().addDevice(second, DeviceKind.NOAH);
        client.cloud.faultInjection().addDevice(second, DeviceKind.OTHER);
        Map<String, Object> data = client.data(client.v4("queryDeviceList", "page=1"));
        assertThat(list(data, "data"))
                .extracting(device -> device.get("deviceType"))
                .containsExactly("min", "noah");
        assertThat(data)
                .containsEntry("count", 2.0)
                .containsEntry("lastPager", true)
                .containsEntry("pages", 1.0);
        assertThat(client.whole(client.v4("getWiFiSignalByDevice", "deviceSn=MIN0DEMO001&deviceType=min")))
                .containsEntry("data", -46.0);
    }

    @ParameterizedTest
    @CsvSource({
        "deviceType=min, 8",
        "deviceSn=MIN0DEMO001, 7",
        "deviceSn=MIN0DEMO001&deviceType=MIN, 7",
        "deviceSn=MIN0DEMO001&deviceType=sph, 7",
        "deviceSn=FOREIGN&deviceType=min, 0"
    })
    void version4RejectsInvalidRequests(String query, int code) {
        GrowattClient client = new GrowattClient();
        assertThat(client.code(client.v4("queryLastData", query))).isEqualTo(code);
        assertThat(client.violations()).hasSize(code == 0 ? 0 : 1);
    }

    @Test
    void moreThan100SerialNumbersAreRejected() {
        GrowattClient client = new GrowattClient();
        String serials = "A,".repeat(100) + "A";
        assertThat(client.code(client.v4("queryLastData", "deviceSn=" + serials + "&deviceType=min")))
                .isEqualTo(11);
        assertThat(client.code(client.post("device/tlx/tlxs_data", "pageNum=1&tlxs=" + serials)))
                .isEqualTo(10001);
        assertThat(client.code(client.v4("queryDeviceList", ""))).isEqualTo(10);
        assertThat(client.code(client.v4("getWiFiSignalByDevice", "deviceSn=FOREIGN&deviceType=min")))
                .isEqualTo(12);
    }

    @Test
    void aRemovedDeviceIsMissingAndOneOfAnotherKindIsAViolation() {
        GrowattClient client = new GrowattClient();
        client.cloud.faultInjection().addDevice(424242, DeviceKind.SPH);
        assertThat(client.code(client.post("device/tlx/tlx_last_data", "tlx_sn=SPH0DEMO002")))
                .isEqualTo(10002);
        assertThat(client.violations()).containsExactly("10002 SPH0DEMO002 is not of this kind");
        client.cloud.faultInjection().removeDevice(SERIAL);
        assertThat(client.code(client.post("device/tlx/tlx_last_data", "tlx_sn=" + SERIAL)))
                .isEqualTo(10002);
        assertThat(client.code(client.post("device/tlx/tlx_last_data", "tlx_sn=FOREIGN")))
                .isEqualTo(10011);
        assertThat(client.violations()).hasSize(1);
    }
}

package io.github.solarcloud2mqtt.cloud.isolarcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Envelope;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.IsolarcloudJson;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.CallInfo;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.DeviceRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.FaultRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.HourLimit;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.LoginResult;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.Page;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PlantDetail;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PlantRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PointRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.RealTimeData;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every sample response in the vendor's two documents, with placeholders filled in and brackets corrected. */
class SamplesTest {

    private static final Type MEMBERS = Types.newParameterizedType(Map.class, String.class, String.class);

    private final Moshi moshi = IsolarcloudJson.moshi();

    @Test
    void login() throws IOException {
        LoginResult expected = new LoginResult("1", "4711_0123456789abcdef0123456789abcdef", null);
        assertThat(this.<LoginResult>data("login-v1", LoginResult.class)).isEqualTo(expected);
        assertThat(this.<LoginResult>data("login-guide", LoginResult.class)).isEqualTo(expected);
    }

    @Test
    void callInfo() throws IOException {
        CallInfo info = data("getOpenApiCallInfo-v1", CallInfo.class);
        assertThat(info.perDay()).isEqualTo("48000");
        assertThat(info.madeToday()).isEqualTo("18");
        assertThat(info.madeThisHour()).isEqualTo("3");
        assertThat(info.perHour()).hasSize(24).contains(new HourLimit("0", "2000"), new HourLimit("23", "2000"));
    }

    @Test
    void plantList() throws IOException {
        Page<PlantRow> page = page("getPowerStationList-v1", PlantRow.class);
        assertThat(page).isEqualTo(new Page<>("1", null, List.of(new PlantRow("974621", "Home", "GMT+1"))));
    }

    @Test
    void plantDetail() throws IOException {
        assertThat(this.<PlantDetail>data("getPowerStationDetail-v1", PlantDetail.class))
                .isEqualTo(new PlantDetail("974621", "GMT+1", "Residential"));
        assertThat(this.<PlantDetail>data("getPowerStationDetail-guide", PlantDetail.class))
                .isEqualTo(new PlantDetail("974621", "GMT-3", "C&I ESS"));
    }

    @Test
    void deviceListOfThePlant() throws IOException {
        assertThat(this.<DeviceRow>page("getDeviceList-v1", DeviceRow.class))
                .isEqualTo(new Page<>("1", null, List.of(inverter())));
    }

    @Test
    void deviceListOfTheUser() throws IOException {
        assertThat(this.<DeviceRow>page("getDeviceListByUser-v1", DeviceRow.class))
                .isEqualTo(new Page<>("1", null, List.of(inverter())));
    }

    @Test
    void deviceListOfTheGuide() throws IOException {
        Page<DeviceRow> page = page("getDeviceList-guide", DeviceRow.class);
        assertThat(page.rowCount()).isEqualTo("5");
        assertThat(page.rows())
                .extracting(
                        DeviceRow::key,
                        DeviceRow::type,
                        DeviceRow::name,
                        DeviceRow::manufacturer,
                        DeviceRow::model,
                        DeviceRow::serialNumber)
                .containsExactly(
                        row("974621_37_4_1", "37", "Energy Storage System1", "SUNGROW", "SC110CX", "A0000000001"),
                        row("974621_44_3_1", "44", "Battery Cluster Management Unit1", "SUNGROW", "CMU200CP", null),
                        row("974621_78_2_1", "78", "Commercial & Industrial ESS1", null, null, null),
                        row("974621_45_2_1", "45", "Local Controller1", "SUNGROW", "LC-ST200CS", "B0000000002"),
                        row(
                                "974621_26_247_1",
                                "26",
                                "Energy management system1",
                                "SUNGROW",
                                "EMS300CP",
                                "B0000000001"));
    }

    @Test
    void faultList() throws IOException {
        FaultRow expected = new FaultRow(
                "60005.202111.ab12",
                "974621",
                "974621_1_13_1",
                "1",
                "60005",
                "1",
                "grid power outage",
                "",
                "1",
                null,
                "2021-11-27 16:41:52",
                "");
        assertThat(this.<FaultRow>page("getFaultAlarmInfo-v1", FaultRow.class))
                .isEqualTo(new Page<>("1", null, List.of(expected)));
    }

    @Test
    void pointList() throws IOException {
        assertThat(this.<PointRow>page("getOpenPointInfo-v1", PointRow.class))
                .isEqualTo(new Page<>(
                        "46",
                        null,
                        List.of(new PointRow("1", "daily yield", "Wh"), new PointRow("2", "daily yield", "Wh"))));
    }

    @Test
    void realTimeData() throws IOException {
        assertThat(device("getDeviceRealTimeData-v1"))
                .containsOnly(
                        Map.entry("communication_dev_sn", "B0000000001"),
                        Map.entry("device_name", "NEWSIV(001-15)_001_015"),
                        Map.entry("device_time", "20210831113500"),
                        Map.entry("p1", "1970.0"),
                        Map.entry("p2", "1190970.0"),
                        Map.entry("ps_id", "974621"),
                        Map.entry("ps_key", "974621_1_15_1"),
                        Map.entry("uuid", "1200002"));
        assertThat(device("getDeviceRealTimeData-guide"))
                .containsEntry("ps_key", "974621_44_3_1")
                .containsEntry("device_time", "20251003102500")
                .containsEntry("dev_status", "1")
                .containsEntry("dev_fault_status", "4")
                .containsEntry("p59004", "37.4")
                .containsEntry("p59008", "3300.3")
                .containsEntry("p59010", "3298.8")
                .containsEntry("p59012", "27.3")
                .containsEntry("p59014", "25.7")
                .doesNotContainKey("device_sn");
    }

    @Test
    void realTimeDataOfInverters() throws IOException {
        assertThat(device("getPVInverterRealTimeData-v1"))
                .containsEntry("p1", "190970.0")
                .containsEntry("p2", "2096349950.0")
                .containsEntry("p26", "0.999")
                .containsEntry("p27", "499.9")
                .containsEntry("p87", "1054400.0")
                .doesNotContainKey("p24");
    }

    @Test
    void minuteData() throws IOException {
        Type frames = Types.newParameterizedType(Map.class, String.class, listOf(MEMBERS));
        Envelope<Map<String, List<Map<String, String>>>> answer = answer("getDevicePointMinuteDataList-v1", frames);
        assertThat(answer.message()).isEqualTo("illegal_device_list:974621_1_2_1,974621_1_2_1,974621_1_2_1");
        assertThat(answer.data().orElseThrow().get("974621_1_3_1"))
                .contains(Map.of("p1", "0.0", "p2", "2293600.0", "time_stamp", "20200812110000"));
        assertThat(answer.data().orElseThrow().get("974621_1_5_1"))
                .hasSize(3)
                .allSatisfy(frame -> assertThat(frame).doesNotContainKey("p1"));
    }

    @Test
    void dayMonthAndYearData() throws IOException {
        Type points = Types.newParameterizedType(Map.class, String.class, listOf(MEMBERS));
        Type devices = Types.newParameterizedType(Map.class, String.class, points);
        Map<String, Map<String, List<Map<String, String>>>> days =
                data("getDevicePointsDayMonthYearDataList-v1", devices);
        assertThat(Objects.requireNonNull(days.get("974621_1_3_1")).get("p1"))
                .containsExactly(
                        Map.of("2", "2820200.0", "time_stamp", "20200812"),
                        Map.of("2", "0.0", "time_stamp", "20200813"));
        Map<String, Map<String, List<Map<String, String>>>> guide =
                data("getDevicePointsDayMonthYearDataList-guide", devices);
        assertThat(Objects.requireNonNull(guide.get("974621_45_2_1")).get("559547"))
                .hasSize(8)
                .contains(Map.of("2", "0.0000", "time_stamp", "20251003"));
    }

    @Test
    void propertyPoints() throws IOException {
        Type values = Types.newParameterizedType(Map.class, String.class, Object.class);
        Map<String, Object> data = data("getDevPropertyPointValue-v1", values);
        assertThat(data).containsEntry("code", "1");
        assertThat((List<?>) data.get("property_point_value_list")).hasSize(4);
    }

    @Test
    void communicationDevice() throws IOException {
        Map<String, String> data = data("getCommunicationDevInfoByDevSn-v1", MEMBERS);
        assertThat(data)
                .containsEntry("device_model_code", "WiFi-V31")
                .containsEntry("ps_id", "974621")
                .containsEntry("sn", "B0000000001");
    }

    private static DeviceRow inverter() {
        return new DeviceRow(
                "974621_1_20_1",
                "1",
                "20",
                "1",
                "inverter",
                "SG80KTL-M(COM4-007)_001_020",
                "Example company",
                "155",
                "SG80KTL-M",
                "A0000000001",
                "B0000000001",
                Map.of(
                        "cpld_version",
                        "CPLD_SG80KTL-M_V11_A",
                        "lcd_version",
                        "LCD_SG80KTL-M_V11_V01_P_M",
                        "mdsp_version",
                        "MDSP_SG80KTL-M_V11_V1_B",
                        "pvd_version",
                        "PVD_SG80KTL-M_V11_V1_A"));
    }

    private static Tuple row(@Nullable String... values) {
        return tuple((Object[]) values);
    }

    private Map<String, String> device(String name) throws IOException {
        RealTimeData data = data(name, RealTimeData.class);
        return Objects.requireNonNull(Objects.requireNonNull(data.rows()).get(0).members());
    }

    private <T> Page<T> page(String name, Class<T> row) throws IOException {
        return data(name, Types.newParameterizedTypeWithOwner(Responses.class, Page.class, row));
    }

    /** The caller names the type twice, because a class cannot name a list of something. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    private <T> T data(String name, Type type) throws IOException {
        return this.<T>answer(name, type).data().orElseThrow();
    }

    private <T> Envelope<T> answer(String name, Type type) throws IOException {
        Envelope<T> answer =
                Objects.requireNonNull(moshi.<Envelope<T>>adapter(Types.newParameterizedType(Envelope.class, type))
                        .fromJson(IsolarcloudServer.sample(name)));
        assertThat(answer.succeeded()).isTrue();
        assertThat(answer.flaw()).isEmpty();
        return answer;
    }

    private static Type listOf(Type element) {
        return Types.newParameterizedType(List.class, element);
    }
}

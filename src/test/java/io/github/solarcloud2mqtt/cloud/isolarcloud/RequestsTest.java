package io.github.solarcloud2mqtt.cloud.isolarcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.plant.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsTest {

    @TempDir
    static Path directory;

    private static IsolarcloudServer gateway;

    @BeforeAll
    static void start() throws IOException, CloudException {
        gateway = new IsolarcloudServer(directory);
        for (String endpoint : List.of("getPowerStationList", "getPowerStationDetail", "getDeviceList")) {
            gateway.always(endpoint, IsolarcloudServer.sample(endpoint + "-v1"));
        }
        gateway.always("getOpenPointInfo", IsolarcloudServer.success("{\"rowCount\":0,\"pageList\":[]}"));
        gateway.always("getFaultAlarmInfo", IsolarcloudServer.sample("getFaultAlarmInfo-v1"));
        gateway.always("getOpenApiCallInfo", IsolarcloudServer.sample("getOpenApiCallInfo-v1"));
        gateway.always("getDeviceRealTimeData", IsolarcloudServer.sample("getDeviceRealTimeData-v1"));
        IsolarcloudCloud cloud = gateway.cloud();
        Device inverter = cloud.inventory().devices().get(1);
        cloud.read(new Query(List.of(inverter), List.of("1", "2")));
        cloud.faults(List.of());
        cloud.quota();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void everyCallCarriesTheDocumentedHeaders() {
        assertThat(gateway.sent).isNotEmpty().allSatisfy(sent -> {
            Headers headers = sent.request().getHeaders();
            assertThat(headers.get("Content-Type")).isEqualTo("application/json;charset=UTF-8");
            assertThat(headers.get("sys_code")).isEqualTo("901");
            assertThat(headers.get("x-access-key")).isEqualTo(IsolarcloudServer.SECRET_KEY);
            assertThat(headers.get("lang")).isEqualTo("_en_US");
            assertThat(sent.request().getMethod()).isEqualTo("POST");
            assertThat(sent.request().getTarget()).isEqualTo("/openapi/" + sent.endpoint());
        });
    }

    @Test
    void everyBodyCarriesKeyTokenAndLanguage() {
        assertThat(gateway.sent).allSatisfy(sent -> {
            assertThat(sent.body().get("appkey")).isEqualTo(IsolarcloudServer.APP_KEY);
            assertThat(sent.body().get("lang")).isEqualTo("_en_US");
            assertThat(Optional.ofNullable(sent.body().get("token")))
                    .isEqualTo(
                            sent.endpoint().equals("login") ? Optional.empty() : Optional.of(IsolarcloudServer.TOKEN));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "login, login-v1-request, ''",
        "getOpenApiCallInfo, getOpenApiCallInfo-v1-request, ''",
        "getPowerStationList, getPowerStationList-v1-request, ''",
        "getPowerStationDetail, getPowerStationDetail-v1-request, lang",
        "getDeviceList, getDeviceList-v1-request, lang",
        "getOpenPointInfo, getOpenPointInfo-v1-request, lang",
        // The table in chapter 2.9.3 has process_status, the sample leaves it out.
        "getFaultAlarmInfo, getFaultAlarmInfo-v1-request, lang process_status",
        "getDeviceRealTimeData, getDeviceRealTimeData-guide-request, lang"
    })
    void noMemberIsSentThatTheVendorsSamplesDoNotHave(String endpoint, String sample, String more) throws IOException {
        JsonAdapter<Object> json = new Moshi.Builder().build().adapter(Object.class);
        TreeSet<Object> known = new TreeSet<>(
                ((Map<?, ?>) Objects.requireNonNull(json.fromJson(IsolarcloudServer.sample(sample)))).keySet());
        known.addAll(List.of(more.split(" ", -1)));
        assertThat(gateway.bodies(endpoint))
                .isNotEmpty()
                .allSatisfy(body -> assertThat(known).containsAll(body.keySet()));
    }

    @Test
    void requestsHaveTheTypesOfTheVendorsTables() {
        assertThat(parameters("login"))
                .isEqualTo(Map.of("user_account", "owner@example.org", "user_password", IsolarcloudServer.PASSWORD));
        assertThat(parameters("getPowerStationList")).isEqualTo(Map.of("curPage", "1", "size", "100"));
        assertThat(parameters("getPowerStationDetail")).isEqualTo(Map.of("ps_id", "974621"));
        assertThat(parameters("getDeviceList"))
                .isEqualTo(Map.of("ps_id", "974621", "curPage", "1", "size", "100", "is_get_firmware_version", "1"));
        assertThat(parameters("getOpenPointInfo"))
                .isEqualTo(Map.of("device_type", "11", "type", "2", "curPage", "1", "size", "999"));
        assertThat(parameters("getDeviceRealTimeData"))
                .isEqualTo(Map.of(
                        "device_type", "1",
                        "point_id_list", List.of("1", "2"),
                        "ps_key_list", List.of("974621_1_20_1")));
        assertThat(parameters("getFaultAlarmInfo"))
                .isEqualTo(Map.of("process_status", "8", "curPage", 1.0, "size", 100.0));
        assertThat(parameters("getOpenApiCallInfo")).isEmpty();
    }

    @Test
    void everyCallIsCounted() {
        assertThat(gateway.budget.madeToday()).isEqualTo(gateway.sent.size());
    }

    @Test
    void everyRequestOfTheVendorsDocumentsIsJson() throws IOException {
        JsonAdapter<Object> json = new Moshi.Builder().build().adapter(Object.class);
        for (String name : List.of(
                "login-v1",
                "login-guide",
                "login-appendix-7",
                "getOpenApiCallInfo-v1",
                "getPowerStationList-v1",
                "getPowerStationDetail-v1",
                "getPowerStationDetail-guide",
                "getDeviceList-v1",
                "getDeviceList-guide",
                "getDeviceListByUser-v1",
                "getPVInverterRealTimeData-v1",
                "getDevicePointMinuteDataList-v1",
                "getDevicePointsDayMonthYearDataList-v1",
                "getDevicePointsDayMonthYearDataList-guide",
                "getFaultAlarmInfo-v1",
                "getOpenPointInfo-v1",
                "getDevPropertyPointValue-v1",
                "getCommunicationDevInfoByDevSn-v1",
                "getDeviceRealTimeData-v1",
                "getDeviceRealTimeData-guide")) {
            assertThat((Map<?, ?>) json.fromJson(IsolarcloudServer.sample(name + "-request")))
                    .as(name)
                    .extracting("appkey")
                    .isEqualTo(IsolarcloudServer.APP_KEY);
        }
    }

    /** The parameters of the first call to an endpoint, without those of every call. */
    private static Map<?, ?> parameters(String endpoint) {
        Map<?, ?> body = new HashMap<>(gateway.bodies(endpoint).get(0));
        body.keySet().removeAll(List.of("appkey", "token", "lang"));
        return body;
    }
}

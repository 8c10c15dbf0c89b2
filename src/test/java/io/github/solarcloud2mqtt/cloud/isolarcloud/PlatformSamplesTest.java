package io.github.solarcloud2mqtt.cloud.isolarcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Envelope;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.IsolarcloudJson;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.DeviceRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.FaultRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.LoginResult;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.Page;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PlantDetail;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PlantDetails;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PlantRealTimeData;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PlantRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PointMeaning;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.RealTimeData;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.TokenResult;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every sample response in the vendor's quick start (Sungrow Open API V2), and one for each endpoint of the platform variant.
 */
class PlatformSamplesTest {

    private final Moshi moshi = IsolarcloudJson.moshi();

    @Test
    void tokensOfACode() throws IOException {
        assertThat(token("token-quick-start"))
                .isEqualTo(new TokenResult(
                        "84a25a35-0000-4000-8000-9144ae5b923d",
                        "d545a0ab-0000-4000-8000-520fd6f60c6b",
                        "172799",
                        null));
    }

    @Test
    void tokensOfARefreshToken() throws IOException {
        assertThat(token("refreshToken-quick-start"))
                .isEqualTo(new TokenResult(
                        "3b1274dd-0000-4000-8000-89c20c92420a", "a05246f8-0000-4000-8000-e9190bcea061", "172799", "1"));
    }

    @Test
    void loginAndPlantListOfTheQuickStart() throws IOException {
        assertThat(this.<LoginResult>data("login-quick-start", LoginResult.class)
                        .token())
                .isEqualTo("4711_0123456789abcdef0123456789abcdef");
        assertThat(this.<Page<PlantRow>>data("getPowerStationList-quick-start", page(PlantRow.class)))
                .isEqualTo(new Page<>("1", null, List.of(new PlantRow("974621", "MN20220720A", "GMT-2"))));
    }

    @Test
    void plantList() throws IOException {
        Page<PlantRow> page = data("queryPowerStationList-platform", page(PlantRow.class));
        assertThat(page).isEqualTo(new Page<>(null, "1", List.of(new PlantRow("974621", "Demo", "GMT+1"))));
        assertThat(page.total()).isEqualTo("1");
    }

    @Test
    void plantDetails() throws IOException {
        assertThat(this.<PlantDetails>data("getPowerStationDetail-platform", PlantDetails.class))
                .isEqualTo(new PlantDetails(List.of(new PlantDetail("974621", "GMT+1", "Residential"))));
    }

    @Test
    void deviceList() throws IOException {
        Page<DeviceRow> page = data("getDeviceListByPsId-platform", page(DeviceRow.class));
        assertThat(page.rows())
                .containsExactly(new DeviceRow(
                        "974621_14_1_1",
                        "14",
                        "1",
                        "1",
                        "储能系统",
                        "Hybrid",
                        "阳光电源",
                        "367701",
                        "SH10RT",
                        "A0000000001",
                        "B0000000001",
                        Map.of("lcd_version", "LCD_1", "mdsp_version", "MDSP_2")));
    }

    @Test
    void dataOfPlants() throws IOException {
        assertThat(this.<PlantRealTimeData>data("getPowerStationRealTimeData-platform", PlantRealTimeData.class))
                .isEqualTo(new PlantRealTimeData(
                        List.of(Map.of(
                                "ps_id",
                                "974621",
                                "ps_key",
                                "974621_11_0_0",
                                "uuid",
                                "900000",
                                "ps_name",
                                "Demo",
                                "p83022",
                                "3800.0",
                                "p83033",
                                "1931.0",
                                "p83252",
                                "0.62")),
                        List.of(
                                new PointMeaning("83022", "Daily Yield of Plant", "Wh"),
                                new PointMeaning("83033", "Plant Power", "W"))));
    }

    @Test
    void dataOfDevices() throws IOException {
        RealTimeData data = data("getDeviceRealTimeData-platform", RealTimeData.class);
        assertThat(Objects.requireNonNull(data.rows()).get(0).members())
                .containsEntry("ps_key", "974621_14_1_1")
                .containsEntry("p13150", "854.0");
        assertThat(data.meanings())
                .containsExactly(new PointMeaning("13141", "电池电量", "%"), new PointMeaning("99999", "New Point", "W"));
    }

    @Test
    void faultList() throws IOException {
        Page<FaultRow> page = data("getFaultAlarmInfo-platform", page(FaultRow.class));
        assertThat(page.rows())
                .containsExactly(new FaultRow(
                        "60005.202606.ab12",
                        "974621",
                        "974621_14_1_1",
                        "1",
                        "60005",
                        "1",
                        "Grid power outage",
                        "",
                        "1",
                        "20260615094239",
                        "2026-06-15 09:42:39",
                        ""));
    }

    @Test
    void dataOfDaysMonthsAndYears() throws IOException {
        Type values = Types.newParameterizedType(Map.class, String.class, Object.class);
        assertThat(this.<Map<String, Object>>data("getPowerStationPointDayMonthYearDataList-platform", values))
                .containsOnlyKeys("974621", "point_dict", "illegal_ps_id_list");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access_token\":\"a\",\"refresh_token\":\"b\",\"expires_in\":\"-3\"}",
                "{\"result_code\":\"1\",\"access_token\":\"a\",\"refresh_token\":\"b\",\"expires_in\":-3,\"result_data\":null}",
                "{\"result_code\":1,\"result_data\":{\"access_token\":\"a\",\"refresh_token\":\"b\",\"expires_in\":-3}}",
            })
    void tokensComeWithAnEnvelopeOrWithout(String answer) throws IOException {
        assertThat(tokenAnswer(answer).data()).contains(new TokenResult("a", "b", "-3", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":\"invalid_token\",\"error_description\":\"x\"} | invalid_token",
                "{\"result_code\":\"5\",\"result_msg\":\"redirect\",\"result_data\":null} | 5",
                "{\"result_code\":\"E00000\"} | E00000"
            })
    void aRefusalOfTokensKeepsItsCode(String answer, String code) throws IOException {
        Envelope<TokenResult> refusal = tokenAnswer(answer);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.data()).isEmpty();
    }

    @Test
    void aFlatRefusalHasItsCodeInside() throws IOException {
        assertThat(tokenAnswer("{\"code\":\"-2\"}").data()).contains(new TokenResult(null, null, null, "-2"));
    }

    private Envelope<TokenResult> tokenAnswer(String answer) throws IOException {
        return Objects.requireNonNull(
                moshi.<Envelope<TokenResult>>adapter(Types.newParameterizedType(Envelope.class, TokenResult.class))
                        .fromJson(answer));
    }

    private TokenResult token(String name) throws IOException {
        return tokenAnswer(IsolarcloudServer.sample(name)).data().orElseThrow();
    }

    private static Type page(Class<?> row) {
        return Types.newParameterizedTypeWithOwner(Responses.class, Page.class, row);
    }

    /** The caller names the type twice, because a class cannot name a list of something. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    private <T> T data(String name, Type type) throws IOException {
        Envelope<T> answer =
                Objects.requireNonNull(moshi.<Envelope<T>>adapter(Types.newParameterizedType(Envelope.class, type))
                        .fromJson(IsolarcloudServer.sample(name)));
        assertThat(answer.flaw()).isEqualTo(Optional.empty());
        return answer.data().orElseThrow();
    }
}

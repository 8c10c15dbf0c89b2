package io.github.solarcloud2mqtt.cloud.isolarcloud.api;

import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.DeviceRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.FaultRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.Page;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PlantDetails;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PlantRealTimeData;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PlantRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PointRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PropertyValues;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.RealTimeData;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.TokenResult;
import io.github.solarcloud2mqtt.cloud.isolarcloud.crypto.CallForm;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.Header;
import retrofit2.http.Headers;
import retrofit2.http.POST;
import retrofit2.http.Tag;

/**
 * The endpoints of the platform variant in use (Sungrow Open API V2 and its quick start). All of them only read. The client
 * adds the headers that depend on the application.
 */
public interface PlatformEndpoints {

    String JSON = "Content-Type: application/json;charset=UTF-8";
    String PLATFORM = "openapi/platform/";
    /** The vendor's text puts the token into the body; the vendor's table and all known clients use this header. */
    String TOKEN = "Authorization";

    @Headers(JSON)
    @POST("openapi/apiManage/token")
    Call<Envelope<TokenResult>> token(@Body Requests.Exchange body, @Tag CallForm form);

    @Headers(JSON)
    @POST("openapi/apiManage/refreshToken")
    Call<Envelope<TokenResult>> refreshToken(@Body Requests.Refresh body, @Tag CallForm form);

    @Headers(JSON)
    @POST(PLATFORM + "queryPowerStationList")
    Call<Envelope<Page<PlantRow>>> queryPowerStationList(
            @Header(TOKEN) String token, @Body SignedRequest<Requests.AnyPage> body);

    @Headers(JSON)
    @POST(PLATFORM + "getPowerStationDetail")
    Call<Envelope<PlantDetails>> getPowerStationDetail(
            @Header(TOKEN) String token, @Body SignedRequest<Requests.Plants> body);

    @Headers(JSON)
    @POST(PLATFORM + "getDeviceListByPsId")
    Call<Envelope<Page<DeviceRow>>> getDeviceListByPsId(
            @Header(TOKEN) String token, @Body SignedRequest<Requests.PlatformDeviceList> body);

    /** Not documented for this variant; other clients use it. */
    @Headers(JSON)
    @POST(PLATFORM + "getOpenPointInfo")
    Call<Envelope<Page<PointRow>>> getOpenPointInfo(
            @Header(TOKEN) String token, @Body SignedRequest<Requests.PlatformPointList> body);

    /** Not documented for this variant; other clients use it. */
    @Headers(JSON)
    @POST(PLATFORM + "getDevPropertyPointValue")
    Call<Envelope<PropertyValues>> getDevPropertyPointValue(
            @Header(TOKEN) String token, @Body SignedRequest<Requests.Properties> body);

    @Headers(JSON)
    @POST(PLATFORM + "getDeviceRealTimeData")
    Call<Envelope<RealTimeData>> getDeviceRealTimeData(
            @Header(TOKEN) String token, @Body SignedRequest<Requests.PlatformRealTime> body);

    @Headers(JSON)
    @POST(PLATFORM + "getPowerStationRealTimeData")
    Call<Envelope<PlantRealTimeData>> getPowerStationRealTimeData(
            @Header(TOKEN) String token, @Body SignedRequest<Requests.PlantRealTime> body);

    @Headers(JSON)
    @POST(PLATFORM + "getDevicePointMinuteDataList")
    Call<Envelope<SeriesData>> getDevicePointMinuteDataList(
            @Header(TOKEN) String token, @Body SignedRequest<SeriesRequests.PlatformMinutes> body);

    @Headers(JSON)
    @POST(PLATFORM + "getPowerStationPointMinuteDataList")
    Call<Envelope<SeriesData>> getPowerStationPointMinuteDataList(
            @Header(TOKEN) String token, @Body SignedRequest<SeriesRequests.PlatformMinutes> body);

    @Headers(JSON)
    @POST(PLATFORM + "getDevicePointDayMonthYearDataList")
    Call<Envelope<SeriesData>> getDevicePointDayMonthYearDataList(
            @Header(TOKEN) String token, @Body SignedRequest<SeriesRequests.PlatformPeriods> body);

    @Headers(JSON)
    @POST(PLATFORM + "getPowerStationPointDayMonthYearDataList")
    Call<Envelope<SeriesData>> getPowerStationPointDayMonthYearDataList(
            @Header(TOKEN) String token, @Body SignedRequest<SeriesRequests.PlatformPeriods> body);

    @Headers(JSON)
    @POST(PLATFORM + "getFaultAlarmInfo")
    Call<Envelope<Page<FaultRow>>> getFaultAlarmInfo(
            @Header(TOKEN) String token, @Body SignedRequest<Requests.PlatformFaultList> body);
}

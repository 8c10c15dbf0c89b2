package io.github.solarcloud2mqtt.cloud.isolarcloud.api;

import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.CallInfo;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.CommunicationDevice;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.DeviceRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.FaultRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.LoginResult;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.Page;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PlantDetail;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PlantRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PointRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PropertyValues;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.RealTimeData;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Headers;
import retrofit2.http.POST;

/**
 * The endpoints of the account variant in use (Sungrow Open API V1, chapter 2). All of them only read. The client adds the
 * headers that depend on the application.
 */
public interface AccountEndpoints {

    String JSON = "Content-Type: application/json;charset=UTF-8";
    /** "System code: third party call use 901" (chapter 1.3). */
    String THIRD_PARTY = "sys_code: 901";

    /** The cloud's time (appendix 7, which does not document the response). */
    @GET("timestamp")
    Call<ResponseBody> timestamp();

    @Headers({JSON, THIRD_PARTY})
    @POST("openapi/login")
    Call<Envelope<LoginResult>> login(@Body SignedRequest<Requests.Login> body);

    @Headers({JSON, THIRD_PARTY})
    @POST("openapi/getOpenApiCallInfo")
    Call<Envelope<CallInfo>> getOpenApiCallInfo(@Body SignedRequest<Requests.Nothing> body);

    @Headers({JSON, THIRD_PARTY})
    @POST("openapi/getPowerStationList")
    Call<Envelope<Page<PlantRow>>> getPowerStationList(@Body SignedRequest<Requests.PlantList> body);

    @Headers({JSON, THIRD_PARTY})
    @POST("openapi/getPowerStationDetail")
    Call<Envelope<PlantDetail>> getPowerStationDetail(@Body SignedRequest<Requests.Plant> body);

    @Headers({JSON, THIRD_PARTY})
    @POST("openapi/getDeviceList")
    Call<Envelope<Page<DeviceRow>>> getDeviceList(@Body SignedRequest<Requests.DeviceList> body);

    /** All devices of the account (section 2.13). */
    @Headers({JSON, THIRD_PARTY})
    @POST("openapi/getDeviceListByUser")
    Call<Envelope<Page<DeviceRow>>> getDeviceListByUser(@Body SignedRequest<Requests.AccountDeviceList> body);

    @Headers({JSON, THIRD_PARTY})
    @POST("openapi/getCommunicationDevInfoByDevSn")
    Call<Envelope<CommunicationDevice>> getCommunicationDevInfoByDevSn(
            @Body SignedRequest<Requests.CommunicationDevice> body);

    @Headers({JSON, THIRD_PARTY})
    @POST("openapi/getOpenPointInfo")
    Call<Envelope<Page<PointRow>>> getOpenPointInfo(@Body SignedRequest<Requests.PointList> body);

    @Headers({JSON, THIRD_PARTY})
    @POST("openapi/getDeviceRealTimeData")
    Call<Envelope<RealTimeData>> getDeviceRealTimeData(@Body SignedRequest<Requests.RealTime> body);

    /** Inverters of type 1 only, and all their points. */
    @Headers({JSON, THIRD_PARTY})
    @POST("openapi/getPVInverterRealTimeData")
    Call<Envelope<RealTimeData>> getPVInverterRealTimeData(@Body SignedRequest<Requests.Inverters> body);

    @Headers({JSON, THIRD_PARTY})
    @POST("openapi/getDevPropertyPointValue")
    Call<Envelope<PropertyValues>> getDevPropertyPointValue(@Body SignedRequest<Requests.Properties> body);

    @Headers({JSON, THIRD_PARTY})
    @POST("openapi/getDevicePointMinuteDataList")
    Call<Envelope<SeriesData>> getDevicePointMinuteDataList(@Body SignedRequest<SeriesRequests.Minutes> body);

    @Headers({JSON, THIRD_PARTY})
    @POST("openapi/getDevicePointsDayMonthYearDataList")
    Call<Envelope<SeriesData>> getDevicePointsDayMonthYearDataList(@Body SignedRequest<SeriesRequests.Periods> body);

    @Headers({JSON, THIRD_PARTY})
    @POST("openapi/getFaultAlarmInfo")
    Call<Envelope<Page<FaultRow>>> getFaultAlarmInfo(@Body SignedRequest<Requests.FaultList> body);
}

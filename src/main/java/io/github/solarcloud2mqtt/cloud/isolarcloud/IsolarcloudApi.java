package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.isolarcloud.Answers.CallInfo;
import io.github.solarcloud2mqtt.cloud.isolarcloud.Answers.CommunicationDevice;
import io.github.solarcloud2mqtt.cloud.isolarcloud.Answers.DeviceRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.Answers.FaultRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.Answers.LoginResult;
import io.github.solarcloud2mqtt.cloud.isolarcloud.Answers.Page;
import io.github.solarcloud2mqtt.cloud.isolarcloud.Answers.PlantDetail;
import io.github.solarcloud2mqtt.cloud.isolarcloud.Answers.PlantRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.Answers.PointRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.Answers.PropertyValues;
import io.github.solarcloud2mqtt.cloud.isolarcloud.Answers.RealTimeData;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Headers;
import retrofit2.http.POST;

/**
 * The endpoints in use, under their names in the vendor's V1 document, chapter 2. All of them only read. The headers
 * that depend on the account are added by {@link AccountHeaders}.
 */
interface IsolarcloudApi {

    String JSON = "Content-Type: application/json;charset=UTF-8";
    /** "System code: third party call use 901", chapter 1.3 (5). */
    String THIRD_PARTY = "sys_code: 901";

    /** The cloud's time; what the answer looks like is nowhere told (appendix 7). */
    @GET("timestamp")
    Call<ResponseBody> timestamp();

    @Headers({JSON, THIRD_PARTY})
    @POST("openapi/login")
    Call<Envelope<LoginResult>> login(@Body Signed<Requests.Login> body);

    @Headers({JSON, THIRD_PARTY})
    @POST("openapi/getOpenApiCallInfo")
    Call<Envelope<CallInfo>> getOpenApiCallInfo(@Body Signed<Requests.Nothing> body);

    @Headers({JSON, THIRD_PARTY})
    @POST("openapi/getPowerStationList")
    Call<Envelope<Page<PlantRow>>> getPowerStationList(@Body Signed<Requests.PlantList> body);

    @Headers({JSON, THIRD_PARTY})
    @POST("openapi/getPowerStationDetail")
    Call<Envelope<PlantDetail>> getPowerStationDetail(@Body Signed<Requests.Plant> body);

    @Headers({JSON, THIRD_PARTY})
    @POST("openapi/getDeviceList")
    Call<Envelope<Page<DeviceRow>>> getDeviceList(@Body Signed<Requests.DeviceList> body);

    @Headers({JSON, THIRD_PARTY})
    @POST("openapi/getCommunicationDevInfoByDevSn")
    Call<Envelope<CommunicationDevice>> getCommunicationDevInfoByDevSn(@Body Signed<Requests.CommunicationDevice> body);

    @Headers({JSON, THIRD_PARTY})
    @POST("openapi/getOpenPointInfo")
    Call<Envelope<Page<PointRow>>> getOpenPointInfo(@Body Signed<Requests.PointList> body);

    @Headers({JSON, THIRD_PARTY})
    @POST("openapi/getDeviceRealTimeData")
    Call<Envelope<RealTimeData>> getDeviceRealTimeData(@Body Signed<Requests.RealTime> body);

    /** Inverters of type 1 only, and all their points. */
    @Headers({JSON, THIRD_PARTY})
    @POST("openapi/getPVInverterRealTimeData")
    Call<Envelope<RealTimeData>> getPVInverterRealTimeData(@Body Signed<Requests.Inverters> body);

    @Headers({JSON, THIRD_PARTY})
    @POST("openapi/getDevPropertyPointValue")
    Call<Envelope<PropertyValues>> getDevPropertyPointValue(@Body Signed<Requests.Properties> body);

    @Headers({JSON, THIRD_PARTY})
    @POST("openapi/getFaultAlarmInfo")
    Call<Envelope<Page<FaultRow>>> getFaultAlarmInfo(@Body Signed<Requests.FaultList> body);
}

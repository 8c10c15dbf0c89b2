package io.github.solarcloud2mqtt.cloud.growatt.api;

import java.util.Map;
import retrofit2.Call;
import retrofit2.http.FieldMap;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;

/**
 * The endpoints in use; all of them only read. v1 takes the parameters of a GET in the query and those of a POST as a form;
 * v4 takes the parameters of a POST in the query. {@link TokenHeaderInterceptor} adds the token.
 */
public interface GrowattEndpoints {

    @GET("v1/plant/list")
    Call<JsonNode> plantList(@Query("page") int page, @Query("perpage") int size);

    @GET("v1/plant/data")
    Call<JsonNode> plantData(@Query("plant_id") String plant);

    @GET("v1/device/list")
    Call<JsonNode> deviceList(@Query("plant_id") String plant, @Query("page") int page, @Query("perpage") int size);

    @GET("v1/device/datalogger/list")
    Call<JsonNode> dataloggerList(@Query("plant_id") String plant, @Query("page") int page, @Query("perpage") int size);

    @GET("v1/plant/power")
    Call<JsonNode> plantPower(@Query("plant_id") String plant, @Query("date") String day);

    @GET("v1/plant/energy")
    Call<JsonNode> plantEnergy(
            @Query("plant_id") String plant,
            @Query("start_date") String begin,
            @Query("end_date") String end,
            @Query("time_unit") String unit,
            @Query("page") int page,
            @Query("perpage") int size);

    @GET("v1/device/inverter/data")
    Call<JsonNode> inverterData(@QueryMap Map<String, String> serialNumberDaysAndPage);

    @FormUrlEncoded
    @POST("v1/device/{path}/{path}_data")
    Call<JsonNode> data(@Path("path") String path, @FieldMap Map<String, String> serialNumberDaysAndPage);

    @GET("v1/device/inverter/last_new_data")
    Call<JsonNode> inverterLastData(@Query("device_sn") String serialNumber);

    @FormUrlEncoded
    @POST("v1/device/{path}/{path}_last_data")
    Call<JsonNode> lastData(@Path("path") String path, @FieldMap Map<String, String> serialNumber);

    /** The newest data of several devices of one type. */
    @FormUrlEncoded
    @POST("v1/device/{path}/{batch}_data")
    Call<JsonNode> batchData(
            @Path("path") String path, @Path("batch") String batch, @FieldMap Map<String, String> serialNumbers);

    @GET("v1/device/inverter/alarm")
    Call<JsonNode> inverterAlarms(
            @Query("device_sn") String serialNumber,
            @Query("date") String day,
            @Query("page") int page,
            @Query("perpage") int size);

    @FormUrlEncoded
    @POST("v1/device/{path}/alarm_data")
    Call<JsonNode> alarms(@Path("path") String path, @FieldMap Map<String, String> serialNumberAndDay);

    @POST("v4/new-api/queryDeviceList")
    Call<JsonNode> queryDeviceList(@Query("page") int page);

    @POST("v4/new-api/queryDeviceInfo")
    Call<JsonNode> queryDeviceInfo(@Query("deviceSn") String serialNumbers, @Query("deviceType") String type);

    @POST("v4/new-api/queryLastData")
    Call<JsonNode> queryLastData(@Query("deviceSn") String serialNumbers, @Query("deviceType") String type);
}

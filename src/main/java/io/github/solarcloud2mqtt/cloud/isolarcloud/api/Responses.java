package io.github.solarcloud2mqtt.cloud.isolarcloud.api;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The response types, reduced to the members in use. Every value is text, because the cloud writes the same member as a
 * number or as text; any member may be missing. The records are public because Moshi handles only public records.
 */
public final class Responses {

    private Responses() {}

    /** A page of a list; the number of rows is the total of all pages. The platform variant has another name for it. */
    public record Page<T>(
            @Nullable String rowCount,
            @Json(name = "row_count") @Nullable String platformRowCount,
            @Json(name = "pageList") @Nullable List<T> rows) {

        @Nullable
        public String total() {
            return rowCount != null ? rowCount : platformRowCount;
        }
    }

    public record LoginResult(
            @Json(name = "login_state") @Nullable String state,
            @Nullable String token,
            @Json(name = "remain_times") @Nullable String attemptsLeft) {}

    public record CallInfo(
            @Json(name = "per_day_access_times_config") @Nullable
            String perDay,

            @Json(name = "today_accessed_times") @Nullable String madeToday,

            @Json(name = "curr_hour_accessed_times") @Nullable
            String madeThisHour,

            @Json(name = "per_hour_access_times_config") @Nullable
            List<HourLimit> perHour) {}

    public record HourLimit(
            @Nullable String hour,
            @Json(name = "max_call_times") @Nullable String limit) {}

    public record PlantRow(
            @Json(name = "ps_id") @Nullable String id,
            @Json(name = "ps_name") @Nullable String name,
            @Json(name = "ps_current_time_zone") @Nullable String timeZone) {}

    public record PlantDetail(
            @Json(name = "ps_id") @Nullable String id,
            @Json(name = "ps_current_time_zone") @Nullable String timeZone,
            @Json(name = "ps_type_name") @Nullable String typeName) {}

    /** Platform variant, of several plants. */
    public record PlantDetails(
            @Json(name = "data_list") @Nullable List<PlantDetail> rows) {}

    public record DeviceRow(
            @Json(name = "ps_key") @Nullable String key,
            @Json(name = "device_type") @Nullable String type,
            @Json(name = "device_code") @Nullable String code,
            @Json(name = "chnnl_id") @Nullable String channel,
            @Json(name = "type_name") @Nullable String typeName,
            @Json(name = "device_name") @Nullable String name,
            @Json(name = "factory_name") @Nullable String manufacturer,
            @Json(name = "device_model_id") @Nullable String modelId,
            @Json(name = "device_model_code") @Nullable String model,
            @Json(name = "device_sn") @Nullable String serialNumber,
            @Json(name = "communication_dev_sn") @Nullable String reportsThrough,
            @Json(name = "firmware_version_info") @Nullable Map<String, String> firmware) {}

    /** The device that others report through. */
    public record CommunicationDevice(
            @Json(name = "ps_key") @Nullable String key,
            @Json(name = "sn") @Nullable String serialNumber,
            @Json(name = "device_model_code") @Nullable String model) {}

    public record PointRow(
            @Json(name = "point_id") @Nullable String id,
            @Json(name = "point_name") @Nullable String name,
            @Json(name = "storage_unit") @Nullable String unit) {}

    /** The platform variant adds names and units of the points. */
    public record RealTimeData(
            @Json(name = "device_point_list") @Nullable List<RealTimeRow> rows,
            @Json(name = "point_dict") @Nullable List<PointMeaning> meanings) {}

    /** Platform variant, of plants: flat rows. */
    public record PlantRealTimeData(
            @Json(name = "device_point_list") @Nullable List<Map<String, String>> rows,
            @Json(name = "point_dict") @Nullable List<PointMeaning> meanings) {}

    public record PointMeaning(
            @Json(name = "point_id") @Nullable String id,
            @Json(name = "point_name") @Nullable String name,
            @Json(name = "point_unit") @Nullable String unit) {}

    /** The members of one device: status, time, and points with a {@code p} before their id. */
    public record RealTimeRow(
            @Json(name = "device_point") @Nullable Map<String, String> members) {}

    public record PropertyValues(
            @Json(name = "property_point_value_list") @Nullable
            List<PropertyRow> rows) {}

    public record PropertyRow(
            @Json(name = "ps_key") @Nullable String deviceKey,
            @Json(name = "property_code") @Nullable String id,
            @Json(name = "property_value") @Nullable String value,
            @Nullable String unit) {}

    public record FaultRow(
            @Json(name = "fault_code") @Nullable String id,
            @Json(name = "ps_id") @Nullable String plantId,
            @Json(name = "ps_key") @Nullable String deviceKey,
            @Json(name = "fault_type") @Nullable String type,
            @Json(name = "fault_type_code") @Nullable String code,
            @Json(name = "fault_level") @Nullable String level,
            @Json(name = "fault_name") @Nullable String name,
            @Json(name = "fault_desc") @Nullable String description,
            @Json(name = "process_status") @Nullable String status,
            @Json(name = "process_time") @Nullable String processed,
            @Json(name = "create_time") @Nullable String raised,
            @Json(name = "over_time") @Nullable String over) {}

    /** The code is that of the refresh; the response's own code can be success although the refresh has failed. */
    public record TokenResult(
            @Json(name = "access_token") @Nullable String accessToken,
            @Json(name = "refresh_token") @Nullable String refreshToken,
            @Json(name = "expires_in") @Nullable String expiresIn,
            @Nullable String code) {}
}

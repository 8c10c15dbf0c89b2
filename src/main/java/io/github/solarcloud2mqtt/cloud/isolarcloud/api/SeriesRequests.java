package io.github.solarcloud2mqtt.cloud.isolarcloud.api;

import com.squareup.moshi.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The request bodies of series, in the types of the vendor's tables. The records are public because Moshi handles no others. */
public final class SeriesRequests {
    private SeriesRequests() {}

    /** Values some minutes apart (Open API V1 2.7); times are {@code yyyyMMddHHmmss}, points {@code p1,p2}. */
    public record Minutes(
            @Json(name = "ps_key_list") List<String> deviceIds,
            String points,
            @Json(name = "start_time_stamp") String begin,
            @Json(name = "end_time_stamp") String end,
            @Json(name = "minute_interval") String interval) {}

    /** Days, months or years (Open API V1 2.8); {@code data_type} joins 1 mean, 2 peak, 4 total by commas. */
    public record Periods(
            @Json(name = "ps_key_list") List<String> deviceIds,
            @Json(name = "data_point") String points,
            @Json(name = "start_time") String begin,
            @Json(name = "end_time") String end,
            @Json(name = "query_type") String period,
            @Json(name = "data_type") String aggregates,
            String order) {}

    /** Platform variant; the request names either devices or plants, to the endpoint for these. */
    public record PlatformMinutes(
            @Json(name = "ps_key_list") @Nullable List<String> deviceIds,
            @Json(name = "ps_id_list") @Nullable List<String> plantIds,
            String points,
            @Json(name = "start_time_stamp") String begin,
            @Json(name = "end_time_stamp") String end,
            @Json(name = "minute_interval") String interval,
            @Json(name = "is_get_point_dict") String withUnits) {}

    /** Platform variant; the request names either devices or plants, to the endpoint for these. */
    public record PlatformPeriods(
            @Json(name = "ps_key_list") @Nullable List<String> deviceIds,
            @Json(name = "ps_id_list") @Nullable List<String> plantIds,
            @Json(name = "data_point") String points,
            @Json(name = "start_time") String begin,
            @Json(name = "end_time") String end,
            @Json(name = "query_type") String period,
            @Json(name = "data_type") String aggregates,
            String order,
            @Json(name = "is_get_point_dict") String withUnits) {}
}

package io.github.solarcloud2mqtt.cloud.isolarcloud.api;

import com.squareup.moshi.Json;
import io.github.solarcloud2mqtt.secret.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoints ask for, in the types of the vendor's tables: numbers go out as text, but for the fault list. A
 * member that is null is not sent. The records are public, because Moshi handles no others.
 */
public final class Requests {

    private Requests() {}

    /** For an endpoint that asks for nothing of its own. */
    public record Nothing() {}

    public record Login(
            @Json(name = "user_account") String user,
            @Json(name = "user_password") Secret password) {}

    public record PlantList(String curPage, String size) {}

    public record Plant(@Json(name = "ps_id") String plantId) {}

    public record DeviceList(
            @Json(name = "ps_id") String plantId,
            @Json(name = "is_get_firmware_version") String withFirmware,
            String curPage,
            String size) {}

    /** Type 2 is for measured values. */
    public record PointList(
            @Json(name = "device_type") String deviceType,
            @Json(name = "device_model_id") @Nullable String deviceModelId,
            String type,
            String curPage,
            String size) {}

    public record RealTime(
            @Json(name = "device_type") String deviceType,
            @Json(name = "point_id_list") List<String> pointIds,
            @Json(name = "ps_key_list") List<String> deviceIds) {}

    public record Inverters(@Json(name = "ps_key_list") List<String> deviceIds) {}

    public record CommunicationDevice(@Json(name = "dev_sn") String serialNumber) {}

    public record Properties(
            @Json(name = "ps_id") String plantId,
            @Json(name = "device_type") String deviceType,
            @Json(name = "ps_key_list") List<String> deviceIds,
            @Json(name = "point_id_list") List<String> propertyIds) {}

    /** Status 8 is for the faults that are active. */
    public record FaultList(@Json(name = "process_status") String status, int curPage, int size) {}

    /** Exchanges the code of a consent for tokens. */
    public record Exchange(
            Secret appkey,
            @Json(name = "grant_type") String grantType,
            Secret code,
            @Json(name = "redirect_uri") String redirectUri) {}

    /** Exchanges a refresh token for new tokens. */
    public record Refresh(@Json(name = "refresh_token") Secret refreshToken, Secret appkey) {}

    /** One page of all there is; the platform api. */
    public record AnyPage(int page, int size) {}

    /** The platform api's; ids joined by commas. */
    public record Plants(@Json(name = "ps_ids") String plantIds) {}

    /** The platform api's. */
    public record PlatformDeviceList(
            @Json(name = "ps_id") String plantId,
            @Json(name = "is_get_firmware_version") String withFirmware,
            int page,
            int size) {}

    /** The platform api's. Type 2 is for measured values. */
    public record PlatformPointList(
            @Json(name = "device_type") String deviceType,
            @Json(name = "device_model_id") @Nullable String deviceModelId,
            String type,
            int page,
            int size) {}

    /** The platform api's. */
    public record PlatformRealTime(
            @Json(name = "device_type") String deviceType,
            @Json(name = "point_id_list") List<String> pointIds,
            @Json(name = "ps_key_list") List<String> deviceIds,
            @Json(name = "is_get_point_dict") String withNames) {}

    /** The platform api's, for the plants themselves. */
    public record PlantRealTime(
            @Json(name = "ps_id_list") List<String> plantIds,
            @Json(name = "point_id_list") List<String> pointIds,
            @Json(name = "is_get_point_dict") String withNames) {}

    /** The platform api's. Status 8 is for the faults that are active. */
    public record PlatformFaultList(
            @Json(name = "process_status") String status, int page, int size) {}
}

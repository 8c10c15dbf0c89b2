package io.github.solarcloud2mqtt.cloud.isolarcloud.api;

import com.squareup.moshi.Json;
import io.github.solarcloud2mqtt.secret.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The request bodies, with the types of the vendor's tables: numbers are text, except in the fault list. A null member is
 * not sent. The records are public because Moshi handles only public records.
 */
public final class Requests {

    private Requests() {}

    /** The body of an endpoint without parameters. */
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

    /** The devices of all plants. */
    public record AccountDeviceList(
            @Json(name = "is_get_firmware_version") String withFirmware, String curPage, String size) {}

    /** Type 2 selects measured values. */
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

    /** Status 8 selects active faults. */
    public record FaultList(@Json(name = "process_status") String status, int curPage, int size) {}

    /** Exchanges an authorization code for tokens. */
    public record Exchange(
            Secret appkey,
            @Json(name = "grant_type") String grantType,
            Secret code,
            @Json(name = "redirect_uri") String redirectUri) {}

    /** Exchanges a refresh token for new tokens. */
    public record Refresh(@Json(name = "refresh_token") Secret refreshToken, Secret appkey) {}

    /** A page of the whole list; platform variant. */
    public record AnyPage(int page, int size) {}

    /** Platform variant; ids joined by commas. */
    public record Plants(@Json(name = "ps_ids") String plantIds) {}

    /** Platform variant. */
    public record PlatformDeviceList(
            @Json(name = "ps_id") String plantId,
            @Json(name = "is_get_firmware_version") String withFirmware,
            int page,
            int size) {}

    /** Platform variant. Type 2 selects measured values. */
    public record PlatformPointList(
            @Json(name = "device_type") String deviceType,
            @Json(name = "device_model_id") @Nullable String deviceModelId,
            String type,
            int page,
            int size) {}

    /** Platform variant. */
    public record PlatformRealTime(
            @Json(name = "device_type") String deviceType,
            @Json(name = "point_id_list") List<String> pointIds,
            @Json(name = "ps_key_list") List<String> deviceIds,
            @Json(name = "is_get_point_dict") String withNames) {}

    /** Platform variant, for the plants themselves. */
    public record PlantRealTime(
            @Json(name = "ps_id_list") List<String> plantIds,
            @Json(name = "point_id_list") List<String> pointIds,
            @Json(name = "is_get_point_dict") String withNames) {}

    /** Platform variant. Status 8 selects active faults. */
    public record PlatformFaultList(
            @Json(name = "process_status") String status, int page, int size) {}
}

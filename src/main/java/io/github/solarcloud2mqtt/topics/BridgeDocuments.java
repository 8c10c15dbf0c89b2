package io.github.solarcloud2mqtt.topics;

import com.squareup.moshi.Json;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The payloads that tell of the bridge itself (contract, section 4). None of them holds a secret. */
public final class BridgeDocuments {

    private static final Moshi MOSHI = new Moshi.Builder().build();
    private static final JsonAdapter<Info> INFO = MOSHI.adapter(Info.class);
    private static final JsonAdapter<List<DeviceEntry>> DEVICES = MOSHI.<List<DeviceEntry>>adapter(
                    Types.newParameterizedType(List.class, DeviceEntry.class))
            .serializeNulls();
    private static final JsonAdapter<Map<String, CloudHealth>> HEALTH = MOSHI.<Map<String, CloudHealth>>adapter(
                    Types.newParameterizedType(Map.class, String.class, CloudHealth.class))
            .serializeNulls();

    private BridgeDocuments() {}

    /** What runs, and how much it found. */
    public static String info(Info info) {
        return INFO.toJson(info);
    }

    /** All devices with their points. */
    public static String devices(List<DeviceEntry> devices) {
        return DEVICES.toJson(devices);
    }

    /** How each cloud is, by its name. */
    public static String health(Map<String, CloudHealth> clouds) {
        return HEALTH.toJson(clouds);
    }

    /**
     * The document of {@code bridge/info}.
     *
     * @param started ISO 8601
     */
    public record Info(String version, String started, List<CloudEntry> clouds, int plants, int devices, int points) {}

    /** A cloud in {@code bridge/info}. */
    public record CloudEntry(String name, String vendor, int plants, int devices, int points) {}

    /** A device in {@code bridge/devices}. */
    public record DeviceEntry(
            String id,
            String name,
            String type,
            @Nullable String model,
            @Nullable String serial,
            String plant,
            List<PointEntry> points) {

        /** A device and the points of it that are published. */
        public static DeviceEntry of(Device device, List<MeasuringPoint> points) {
            return new DeviceEntry(
                    device.id(),
                    device.name(),
                    device.type().name(),
                    device.model().orElse(null),
                    device.serialNumber().orElse(null),
                    device.plantId(),
                    points.stream()
                            .map(point -> new PointEntry(point.key(), point.id(), point.name(), point.unit()))
                            .toList());
        }
    }

    /** A point in {@code bridge/devices}; the id is empty if the bridge derives it, the unit if it has none. */
    public record PointEntry(String key, String id, String name, String unit) {}

    /**
     * A cloud in {@code bridge/health}.
     *
     * @param state {@code starting}, {@code ok}, {@code rejected}, {@code quota}, {@code not_allowed}, {@code malformed},
     *     {@code unreachable} or {@code no_plants}
     * @param lastPoll ISO 8601; null before the first
     * @param nextPoll ISO 8601
     * @param dataAgeS seconds since the newest data was measured; null before there is any
     * @param callsMade calls made today
     * @param callsLeft calls that may still be made now; null if the cloud tells no limit
     * @param malformedAnswers answers since the start that could not be read
     * @param intervalS seconds between two rounds
     * @param note why the interval is longer than configured, or which part of the cloud is left out; null if all is well
     * @param lastError the last failure in a sentence; null if there was none or it is over
     */
    public record CloudHealth(
            String state,
            @Nullable @Json(name = "last_poll") String lastPoll,
            @Nullable @Json(name = "next_poll") String nextPoll,
            @Nullable @Json(name = "data_age") Long dataAgeS,
            @Json(name = "calls_made") long callsMade,
            @Nullable @Json(name = "calls_left") Long callsLeft,
            @Json(name = "malformed_answers") long malformedAnswers,
            @Json(name = "interval") long intervalS,
            @Nullable String note,
            @Nullable @Json(name = "last_error") String lastError) {}
}

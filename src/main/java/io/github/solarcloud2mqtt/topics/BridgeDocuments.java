package io.github.solarcloud2mqtt.topics;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The payloads about the bridge itself. None of them contains a secret. */
public final class BridgeDocuments {

    private static final Moshi MOSHI = new Moshi.Builder().build();
    private static final JsonAdapter<Info> INFO = MOSHI.adapter(Info.class);
    private static final JsonAdapter<List<DeviceEntry>> DEVICES = MOSHI.<List<DeviceEntry>>adapter(
                    Types.newParameterizedType(List.class, DeviceEntry.class))
            .serializeNulls();

    private BridgeDocuments() {}

    /** The payload of {@code bridge/info}. */
    public static String info(Info info) {
        return INFO.toJson(info);
    }

    /** When the bridge that published a {@code bridge/info} was started; empty if the payload is not such a document. */
    public static Optional<String> started(String info) {
        try {
            return Optional.ofNullable(INFO.fromJson(info)).map(Info::started);
        } catch (IOException | JsonDataException e) {
            return Optional.empty();
        }
    }

    /** The payload of {@code bridge/devices}. */
    public static String devices(List<DeviceEntry> devices) {
        return DEVICES.toJson(devices);
    }

    /**
     * The content of {@code bridge/info}.
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

        /** A device and its published points. */
        public static DeviceEntry of(Device device, List<MeasuringPoint> points) {
            return new DeviceEntry(
                    device.id(),
                    device.name(),
                    device.type().name(),
                    device.hardware().model().orElse(null),
                    device.hardware().serialNumber().orElse(null),
                    device.plantId(),
                    points.stream()
                            .map(point -> new PointEntry(point.key(), point.id(), point.name(), point.unit()))
                            .toList());
        }
    }

    /** A point in {@code bridge/devices}; the id is empty if the bridge derives it, the unit if it has none. */
    public record PointEntry(String key, String id, String name, String unit) {}
}

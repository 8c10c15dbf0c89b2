package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.DeviceRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The {@code ps_key}, the id of a device: plant, type, address and channel (Sungrow Open API V1 2.8.3). */
final class PsKey {

    private PsKey() {}

    /** The id of the device that stands for a plant. */
    static String ofPlant(String plantId) {
        return plantId + "_" + DeviceTypeNames.PLANT.id() + "_0_0";
    }

    /** The id in a row, or if that is unusable, the id built from the row's other members. */
    static Optional<String> of(String plantId, DeviceRow row) {
        return ResponseText.id(row.key()).or(() -> joined(plantId, row));
    }

    private static Optional<String> joined(String plantId, DeviceRow row) {
        List<String> parts = Stream.of(row.type(), row.code(), row.channel())
                .flatMap(part -> ResponseText.id(part).stream())
                .toList();
        return parts.size() == 3 ? Optional.of(plantId + "_" + String.join("_", parts)) : Optional.empty();
    }
}

package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.DeviceRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The id of a device: plant, type, address and channel, joined. Vendor's V1 document, chapter 2.8.3. */
final class PsKey {

    private PsKey() {}

    /** The id of the plant itself, seen as a device. */
    static String ofPlant(String plantId) {
        return plantId + "_" + DeviceTypeNames.PLANT.id() + "_0_0";
    }

    /** The id the cloud tells, or if it tells none that can be used, the one it should have. */
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

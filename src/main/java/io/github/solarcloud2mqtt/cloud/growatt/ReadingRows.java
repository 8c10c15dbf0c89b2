package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.plant.Device;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the fields of each device in a response: on the top level, in a list under the device type (v4 {@code
 * queryLastData}), or under the serial number once or twice (v1 {@code tlxs_data} and the like).
 */
final class ReadingRows {

    private static final int DEEPEST = 4;

    private final Set<String> asked;
    private final Map<String, JsonNode> rows = new HashMap<>();

    ReadingRows(List<Device> devices, JsonNode data) {
        asked = devices.stream().map(Device::id).collect(Collectors.toUnmodifiableSet());
        boolean alone = devices.size() == 1;
        collect("", data, DEEPEST);
        if (alone && rows.isEmpty() && hasValues(data)) {
            rows.put(devices.get(0).id(), data);
        }
    }

    /** The fields of a device, if the response has any. */
    Optional<JsonNode> of(Device device) {
        return Optional.ofNullable(rows.get(device.id()));
    }

    private void collect(String name, JsonNode node, int deep) {
        if (deep == 0) {
            return;
        }
        node.elements().forEach(element -> collect(name, element, deep - 1));
        Optional<String> own = node.text("serialNum", "deviceSn", "inverterId").filter(asked::contains);
        if (own.isPresent()) {
            rows.putIfAbsent(own.get(), node);
        } else if (asked.contains(name) && !node.members().isEmpty()) {
            JsonNode inner = node.at(name);
            rows.putIfAbsent(name, inner.members().isEmpty() ? node : inner);
        } else {
            node.members().forEach((member, value) -> collect(member, value, deep - 1));
        }
    }

    private static boolean hasValues(JsonNode node) {
        return node.members().values().stream().anyMatch(value -> value.value().isPresent());
    }
}

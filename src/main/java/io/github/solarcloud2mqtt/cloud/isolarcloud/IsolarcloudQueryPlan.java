package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.plant.Device;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Groups devices and points into calls: one for each device type, more if the limits of a call are exceeded. */
final class IsolarcloudQueryPlan {

    /** The number in the vendor's sample; no limit is documented. */
    private static final int MAX_DEVICES = 50;

    /** The cloud refuses more points with code 010 (Sungrow Open API V1, appendix 2). */
    private static final int MAX_POINTS = 100;

    /** Sorts numeric ids by number. */
    static final Comparator<String> NUMERICALLY =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private IsolarcloudQueryPlan() {}

    /** The queries; their order does not depend on the order of the map. */
    static List<Query> of(Map<Device, Set<String>> points) {
        Map<String, List<Device>> byType = new TreeMap<>(NUMERICALLY);
        points.forEach((device, wanted) -> {
            if (!wanted.isEmpty()) {
                byType.computeIfAbsent(device.type().id(), type -> new ArrayList<>())
                        .add(device);
            }
        });
        List<Query> queries = new ArrayList<>();
        for (List<Device> devices : byType.values()) {
            devices.sort(Comparator.comparing(Device::id));
            chunks(devices, MAX_DEVICES).forEach(chunk -> queries.addAll(ofChunk(chunk, points)));
        }
        return queries;
    }

    private static List<Query> ofChunk(List<Device> devices, Map<Device, Set<String>> points) {
        Set<String> union = new TreeSet<>(NUMERICALLY);
        devices.forEach(device -> union.addAll(points.getOrDefault(device, Set.of())));
        return chunks(List.copyOf(union), MAX_POINTS).stream()
                .map(ids -> new Query(devices, ids))
                .toList();
    }

    /** Splits a list into lists of a limited length. */
    static <T> List<List<T>> chunks(List<T> all, int size) {
        List<List<T>> chunks = new ArrayList<>();
        for (int begin = 0; begin < all.size(); begin += size) {
            chunks.add(all.subList(begin, Math.min(all.size(), begin + size)));
        }
        return chunks;
    }
}

package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.plant.Device;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Groups devices into calls. A call returns all points of a device, whichever points are wanted. */
final class GrowattQueryPlan {

    /** The limit of v4, which refuses more with code 11, and of v1. */
    private static final int MOST_DEVICES = 100;

    private GrowattQueryPlan() {}

    /** The queries; their order does not depend on the order of the map. */
    static List<Query> of(Map<Device, Set<String>> points, AccountSnapshot snapshot) {
        Map<String, List<Device>> groups = new TreeMap<>();
        points.keySet().stream()
                .filter(snapshot::isRead)
                .sorted(Comparator.comparing(Device::id))
                .forEach(device -> groups.computeIfAbsent(group(device, snapshot), group -> new ArrayList<>())
                        .add(device));
        List<Query> queries = new ArrayList<>();
        for (List<Device> group : groups.values()) {
            parts(group).forEach(part -> queries.add(query(part, points)));
        }
        return queries;
    }

    /** Splits devices into lists that fit into one call. */
    static List<List<Device>> parts(List<Device> devices) {
        List<List<Device>> parts = new ArrayList<>();
        for (int begin = 0; begin < devices.size(); begin += MOST_DEVICES) {
            parts.add(devices.subList(begin, Math.min(devices.size(), begin + MOST_DEVICES)));
        }
        return parts;
    }

    /** The key of the devices that one call can read together. */
    private static String group(Device device, AccountSnapshot snapshot) {
        String type = device.type().id();
        if (snapshot.readOverV4().contains(device.id())) {
            return "v4 " + type;
        }
        boolean together =
                snapshot.typeInV1(device).filter(GrowattDeviceType::hasBatch).isPresent();
        return "v1 " + type + (together ? "" : " " + device.id());
    }

    private static Query query(List<Device> devices, Map<Device, Set<String>> points) {
        Set<String> union = new TreeSet<>();
        devices.forEach(device -> union.addAll(points.getOrDefault(device, Set.of())));
        return new Query(devices, List.copyOf(union));
    }
}

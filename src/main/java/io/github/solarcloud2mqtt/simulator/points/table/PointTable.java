package io.github.solarcloud2mqtt.simulator.points.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All documented measuring points, with or without values on a simulated home. */
public final class PointTable {

    private final List<ListedPoint> points;
    private final Map<Integer, Map<String, ListedPoint>> byType;

    private PointTable(List<ListedPoint> points) {
        this.points = points;
        byType = points.stream()
                .collect(Collectors.groupingBy(
                        ListedPoint::deviceType,
                        Collectors.toMap(ListedPoint::id, point -> point, (first, second) -> first)));
    }

    /** Reads the table. */
    public static PointTable load() {
        return new PointTable(TsvTable.read(PointTable.class, "points.tsv").stream()
                .map(ListedPoint::of)
                .toList());
    }

    /** Returns the points of one device type and one point type. */
    public List<ListedPoint> of(int deviceType, int pointType) {
        return points.stream()
                .filter(point -> point.deviceType() == deviceType && point.type() == pointType)
                .toList();
    }

    /** Returns a point of a device type. */
    public Optional<ListedPoint> find(int deviceType, String pointId) {
        return Optional.ofNullable(byType.getOrDefault(deviceType, Map.of()).get(pointId));
    }

    /** Whether a device type has the point. */
    public boolean has(int deviceType, String pointId) {
        return find(deviceType, pointId).isPresent();
    }
}

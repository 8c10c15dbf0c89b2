package io.github.solarcloud2mqtt.simulator.points;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** All measuring points the vendor documents, whether a home has values for them or not. */
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
        InputStream stream = Objects.requireNonNull(PointTable.class.getResourceAsStream("points.tsv"));
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return new PointTable(reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(ListedPoint::parse)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The points of one device type and of one type of point. */
    public List<ListedPoint> of(int deviceType, int pointType) {
        return points.stream()
                .filter(point -> point.deviceType() == deviceType && point.type() == pointType)
                .toList();
    }

    /** A point that a device type has. */
    public Optional<ListedPoint> find(int deviceType, String pointId) {
        return Optional.ofNullable(byType.getOrDefault(deviceType, Map.of()).get(pointId));
    }

    /** Whether a device type has the point. */
    public boolean has(int deviceType, String pointId) {
        return find(deviceType, pointId).isPresent();
    }
}

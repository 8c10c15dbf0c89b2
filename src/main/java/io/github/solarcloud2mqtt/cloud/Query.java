package io.github.solarcloud2mqtt.cloud;

import io.github.solarcloud2mqtt.plant.Device;
import java.util.List;

/**
 * One call for measured data.
 *
 * @param devices devices of one type
 * @param pointIds the points to read of each of them
 */
public record Query(List<Device> devices, List<String> pointIds) {

    public Query {
        devices = List.copyOf(devices);
        pointIds = List.copyOf(pointIds);
    }

    /** Two queries for the same devices with half of the points each; the query itself if there is only one point. */
    public List<Query> halves() {
        int half = pointIds.size() / 2;
        return half == 0
                ? List.of(this)
                : List.of(
                        new Query(devices, pointIds.subList(0, half)),
                        new Query(devices, pointIds.subList(half, pointIds.size())));
    }
}

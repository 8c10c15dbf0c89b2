package io.github.solarcloud2mqtt.simulator.isolarcloud.series;

import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedDevice;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the requests and responses of all series share. */
final class SeriesPoints {
    /** "The number of points in single request should be less than 50". */
    private static final int MOST = 49;

    private static final Pattern POINT = Pattern.compile("p\\d+");

    private SeriesPoints() {}

    /** The requested points without their {@code p}. */
    static List<String> of(Parameters parameters, String name) throws ApiError {
        List<String> points = List.of(parameters.required(name).split(",", -1));
        if (points.size() > MOST
                || !points.stream().allMatch(point -> POINT.matcher(point).matches())) {
            throw ApiError.invalid(name);
        }
        return points.stream().map(point -> point.substring(1)).toList();
    }

    /** Adds the units if the request asks for them, and with OAuth 2.0 the devices that are not allowed. */
    static void addCommonMembers(
            Map<String, @Nullable Object> data,
            Parameters parameters,
            SeriesTargets targets,
            List<String> points,
            PastValues past,
            SeriesVariant variant) {
        addDictionary(data, parameters, targets, points, past);
        if (variant.isPlatform()) {
            data.put(variant.illegal, targets.illegal());
        }
    }

    private static void addDictionary(
            Map<String, @Nullable Object> data,
            Parameters parameters,
            SeriesTargets targets,
            List<String> points,
            PastValues past) {
        if (!parameters.text("is_get_point_dict").orElse("0").equals("1")
                || targets.devices().isEmpty()) {
            return;
        }
        SimulatedDevice first = targets.devices().values().iterator().next();
        List<Map<String, Object>> entries = new ArrayList<>();
        for (String point : points) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("point_id", entries.size() % 2 == 0 ? point : (Object) Integer.valueOf(point));
            entry.put("point_name", "p" + point);
            entry.put("point_unit", past.unit(first.type(), point));
            entries.add(entry);
        }
        data.put("point_dict", entries);
    }

    static String message(SeriesTargets targets, SeriesVariant variant) {
        return variant.isPlatform() || targets.illegal().isEmpty()
                ? "success"
                : "illegal_device_list:" + String.join(",", targets.illegal());
    }
}

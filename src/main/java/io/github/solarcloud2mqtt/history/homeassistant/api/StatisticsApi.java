package io.github.solarcloud2mqtt.history.homeassistant.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The commands for statistics (Home Assistant 2026.2, homeassistant/components/recorder/websocket_api.py). Used by one thread.
 */
public final class StatisticsApi {
    private static final String SENSOR = "sensor.";
    private static final List<String> COUNTER = List.of("state", "sum");
    private static final List<String> MEASUREMENT = List.of("mean");

    private final HomeAssistantSocket socket;

    public StatisticsApi(HomeAssistantSocket socket) {
        this.socket = socket;
    }

    /** The sensors of the MQTT integration, by unique id. */
    public Map<String, RegisteredSensor> sensors() throws HomeAssistantException, InterruptedException {
        Map<String, RegisteredSensor> sensors = new HashMap<>();
        objects(socket.ask("config/entity_registry/list", Map.of())).forEach(entry -> {
            String entityId = String.valueOf(entry.get("entity_id"));
            if ("mqtt".equals(entry.get("platform")) && entityId.startsWith(SENSOR)) {
                sensors.put(
                        String.valueOf(entry.get("unique_id")),
                        new RegisteredSensor(entityId, entry.get("disabled_by") == null));
            }
        });
        return sensors;
    }

    /** How statistics are kept, by entity id. */
    public Map<String, StatisticMetadata> metadata() throws HomeAssistantException, InterruptedException {
        Map<String, StatisticMetadata> metadata = new HashMap<>();
        objects(socket.ask("recorder/list_statistic_ids", Map.of())).forEach(listed -> {
            String id = String.valueOf(listed.get("statistic_id"));
            metadata.put(id, new StatisticMetadata(id, listed));
        });
        return metadata;
    }

    /**
     * The stored statistics of some sensors of one kind.
     *
     * @param sensors which have either all sums or all means
     * @param period {@code hour}, {@code day} or {@code month}
     * @return in the order of time, by entity id
     */
    public Map<String, List<StatisticHour>> stored(
            Collection<StatisticMetadata> sensors, String period, Instant begin, Instant end)
            throws HomeAssistantException, InterruptedException {
        Map<String, Object> units = new LinkedHashMap<>();
        sensors.forEach(sensor -> {
            if (sensor.listed().get("unit_class") instanceof String unitClass) {
                units.put(unitClass, sensor.unit());
            }
        });
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("start_time", begin.toString());
        parameters.put("end_time", end.toString());
        parameters.put(
                "statistic_ids",
                sensors.stream().map(StatisticMetadata::statisticId).toList());
        parameters.put("period", period);
        parameters.put("types", sensors.stream().allMatch(StatisticMetadata::hasSum) ? COUNTER : MEASUREMENT);
        parameters.put("units", units);
        Map<String, List<StatisticHour>> stored = new HashMap<>();
        if (socket.ask("recorder/statistics_during_period", parameters) instanceof Map<?, ?> bySensor) {
            bySensor.forEach((id, rows) -> stored.put(
                    String.valueOf(id),
                    objects(rows).stream().map(StatisticsApi::hour).toList()));
        }
        return stored;
    }

    private static StatisticHour hour(Map<String, @Nullable Object> row) {
        Map<String, BigDecimal> values = new HashMap<>();
        Stream.concat(COUNTER.stream(), MEASUREMENT.stream())
                .forEach(name -> number(row.get(name)).ifPresent(value -> values.put(name, value)));
        long start = number(row.get("start")).map(BigDecimal::longValue).orElse(0L);
        return new StatisticHour(Instant.ofEpochMilli(start), values);
    }

    private static Optional<BigDecimal> number(@Nullable Object value) {
        return value instanceof Double number ? Optional.of(BigDecimal.valueOf(number)) : Optional.empty();
    }

    /**
     * Stores statistics. Home Assistant confirms the command before it has written them.
     *
     * @param sensor what Home Assistant listed, so that nothing but the hours changes
     */
    public void store(StatisticMetadata sensor, List<StatisticHour> hours)
            throws HomeAssistantException, InterruptedException {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("statistic_id", sensor.statisticId());
        metadata.put("source", "recorder");
        metadata.put("name", sensor.listed().get("name"));
        metadata.put("has_sum", sensor.hasSum());
        metadata.put("unit_of_measurement", sensor.listed().get("statistics_unit_of_measurement"));
        // Home Assistant 2025.10 replaced has_mean by mean_type and added unit_class.
        if (sensor.listed().get("mean_type") instanceof Double type) {
            metadata.put("mean_type", type.intValue());
        } else {
            metadata.put("has_mean", sensor.hasMean());
        }
        if (sensor.listed().containsKey("unit_class")) {
            metadata.put("unit_class", sensor.listed().get("unit_class"));
        }
        List<Map<String, Object>> stats = new ArrayList<>();
        for (StatisticHour hour : hours) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("start", hour.start().toString());
            row.putAll(hour.values());
            stats.add(row);
        }
        socket.ask("recorder/import_statistics", Map.of("metadata", metadata, "stats", stats));
    }

    private static List<Map<String, @Nullable Object>> objects(@Nullable Object list) {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        if (list instanceof List<?> elements) {
            for (Object element : elements) {
                if (element instanceof Map<?, ?> map) {
                    Map<String, @Nullable Object> object = new LinkedHashMap<>();
                    map.forEach((key, value) -> object.put(String.valueOf(key), value));
                    objects.add(object);
                }
            }
        }
        return objects;
    }
}

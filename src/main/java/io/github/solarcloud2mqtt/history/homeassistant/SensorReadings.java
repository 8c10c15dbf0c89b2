package io.github.solarcloud2mqtt.history.homeassistant;

import io.github.solarcloud2mqtt.history.HistorySink;
import io.github.solarcloud2mqtt.history.HistoryValue;
import io.github.solarcloud2mqtt.plant.PointValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of some sensors in some hours. */
final class SensorReadings implements HistorySink {
    private final Map<String, List<TimedValue>> counters = new HashMap<>();
    private final Map<String, HourlyMeans> measurements = new HashMap<>();

    SensorReadings(List<StatisticSensor> sensors) {
        for (StatisticSensor sensor : sensors) {
            if (sensor.isCounter()) {
                counters.put(key(sensor), new ArrayList<>());
            } else {
                measurements.put(key(sensor), new HourlyMeans());
            }
        }
    }

    private static String key(StatisticSensor sensor) {
        return sensor.device().id() + " " + sensor.point().key();
    }

    @Override
    public void write(List<HistoryValue> values) {
        for (HistoryValue value : values) {
            if (value.value() instanceof PointValue.Numeric number) {
                String key = value.device() + " " + value.point();
                TimedValue timed = new TimedValue(value.time().toInstant(), number.value());
                List<TimedValue> counter = counters.get(key);
                HourlyMeans measurement = measurements.get(key);
                if (counter != null) {
                    counter.add(timed);
                } else if (measurement != null) {
                    measurement.add(timed);
                }
            }
        }
    }

    @Override
    public void flush() {}

    CounterCourse counter(StatisticSensor sensor) {
        return new CounterCourse(sensor.point().kind(), sensor.zone(), counters.getOrDefault(key(sensor), List.of()));
    }

    HourlyMeans measurement(StatisticSensor sensor) {
        return measurements.getOrDefault(key(sensor), new HourlyMeans());
    }
}

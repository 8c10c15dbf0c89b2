package io.github.solarcloud2mqtt.history.homeassistant;

import io.github.solarcloud2mqtt.history.HistoryAccount;
import io.github.solarcloud2mqtt.history.HistoryPoints;
import io.github.solarcloud2mqtt.history.HistoryReader;
import io.github.solarcloud2mqtt.history.HistorySummary;
import io.github.solarcloud2mqtt.history.homeassistant.api.HomeAssistantException;
import io.github.solarcloud2mqtt.history.homeassistant.api.RegisteredSensor;
import io.github.solarcloud2mqtt.history.homeassistant.api.StatisticMetadata;
import io.github.solarcloud2mqtt.history.homeassistant.api.StatisticsApi;
import io.github.solarcloud2mqtt.homeassistant.entity.AnnouncedSensor;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the sensors of measuring points, and names those that Home Assistant does not have. */
final class SensorMatcher {
    private final Map<String, RegisteredSensor> registered;
    private final Map<String, StatisticMetadata> metadata;
    private final HistoryReader reader;
    private final HistorySummary summary;
    private final List<StatisticSensor> sensors = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<String> withoutStatistics = new ArrayList<>();
    private int disabled;

    SensorMatcher(StatisticsApi api, HistoryReader reader, HistorySummary summary)
            throws HomeAssistantException, InterruptedException {
        registered = api.sensors();
        metadata = api.metadata();
        this.reader = reader;
        this.summary = summary;
    }

    /** The sensors of all points whose values are numbers. */
    List<StatisticSensor> match(List<HistoryAccount> accounts) {
        for (HistoryAccount account : accounts) {
            for (MonitoredDevice device : account.devices()) {
                HistoryPoints.of(device).stream()
                        .filter(point -> point.kind().isNumeric())
                        .forEach(point -> match(account, device, point));
            }
        }
        report();
        return sensors;
    }

    private void match(HistoryAccount account, MonitoredDevice device, MeasuringPoint point) {
        AnnouncedSensor announced = AnnouncedSensor.of(account.cloud().vendor(), device.id(), point);
        RegisteredSensor sensor = registered.get(announced.uniqueId());
        if (sensor == null) {
            unknown.add(announced.uniqueId());
            return;
        }
        if (!sensor.isEnabled()) {
            disabled++;
            return;
        }
        StatisticMetadata kept = metadata.get(sensor.entityId());
        if (kept == null) {
            withoutStatistics.add(sensor.entityId());
        } else if (!kept.unit().equals(announced.unit())) {
            summary.leaveOut("%s: Home Assistant keeps its statistics in %s, but the bridge publishes %s."
                            .formatted(sensor.entityId(), unit(kept.unit()), unit(announced.unit()))
                    + " Set the same unit under Developer tools, Statistics, or under units in the configuration.");
        } else if (point.kind().isCounter() ? !kept.hasSum() : !kept.hasMean()) {
            summary.leaveOut(
                    "%s: Home Assistant does not keep %s of it. Delete its statistics under Developer tools, Statistics."
                            .formatted(sensor.entityId(), point.kind().isCounter() ? "sums" : "means"));
        } else {
            sensors.add(new StatisticSensor(account.name(), device, point, reader.zone(device), kept));
        }
    }

    private static String unit(String unit) {
        return unit.isEmpty() ? "no unit" : unit;
    }

    private void report() {
        if (!unknown.isEmpty()) {
            summary.leaveOut(
                    "%d entities that Home Assistant does not know, such as the one with the unique id %s. Run the bridge with the same broker as Home Assistant, then this command again."
                            .formatted(unknown.size(), unknown.get(0)));
        }
        if (disabled > 0) {
            summary.note("%d entities are disabled in Home Assistant, so that it keeps no statistics of them."
                    .formatted(disabled));
        }
        leaveOutWithoutStatistics(withoutStatistics, summary);
    }

    static void leaveOutWithoutStatistics(List<String> entities, HistorySummary summary) {
        if (!entities.isEmpty()) {
            summary.leaveOut(
                    "%d entities without statistics in Home Assistant, such as %s. Their sums can only run up to what Home Assistant has recorded: wait for its first full hour, then run this command again."
                            .formatted(entities.size(), entities.get(0)));
        }
    }
}

package io.github.solarcloud2mqtt.history.homeassistant;

import io.github.solarcloud2mqtt.history.homeassistant.api.StatisticMetadata;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import java.time.ZoneId;

/**
 * A measuring point whose statistics Home Assistant keeps.
 *
 * @param account the name of its account
 * @param device its device
 * @param point the point; its values are numbers
 * @param zone the zone of its plant
 * @param metadata how the statistics are kept
 */
record StatisticSensor(
        String account, MonitoredDevice device, MeasuringPoint point, ZoneId zone, StatisticMetadata metadata) {

    String entityId() {
        return metadata.statisticId();
    }

    boolean isCounter() {
        return point.kind().isCounter();
    }
}

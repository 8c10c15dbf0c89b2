package io.github.solarcloud2mqtt.history;

import io.github.solarcloud2mqtt.catalog.Catalog;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import java.util.List;

/**
 * An account whose past values are wanted.
 *
 * @param name its name in the configuration
 * @param cloud its cloud
 * @param catalog converts its values
 * @param budget counts its calls
 * @param devices the wanted devices with the wanted points
 */
public record HistoryAccount(
        String name, SolarCloud cloud, Catalog catalog, CallBudget budget, List<MonitoredDevice> devices) {
    public HistoryAccount {
        devices = List.copyOf(devices);
    }
}

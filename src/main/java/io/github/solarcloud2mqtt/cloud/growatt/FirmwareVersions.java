package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.LogOnce;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattEndpoint;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattEndpoints;
import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.growatt.api.RequestKey;
import io.github.solarcloud2mqtt.cloud.growatt.cache.InventoryCalls;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.plant.Device;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads firmware versions from v4's {@code queryDeviceInfo}, up to a hundred devices of one type per call. */
final class FirmwareVersions {

    private final InventoryCalls calls;
    private final GrowattEndpoints api;
    private final LogOnce logOnce;
    private final Map<String, String> versions = new HashMap<>();

    FirmwareVersions(InventoryCalls calls, GrowattEndpoints api, LogOnce logOnce) {
        this.calls = calls;
        this.api = api;
        this.logOnce = logOnce;
    }

    /**
     * Adds the firmware versions; makes one call a day for each type.
     *
     * @param words v4's type of each device, by serial number
     * @return the same devices with the known versions
     */
    List<Device> addTo(List<Device> devices, Map<String, String> words) throws QuotaSpent {
        Map<String, List<Device>> byWord = new TreeMap<>();
        devices.stream()
                .filter(device -> words.containsKey(device.id()))
                .forEach(device -> byWord.computeIfAbsent(words.get(device.id()), word -> new ArrayList<>())
                        .add(device));
        for (Map.Entry<String, List<Device>> type : byWord.entrySet()) {
            for (List<Device> part : GrowattQueryPlan.parts(type.getValue())) {
                learn(type.getKey(), part);
            }
        }
        return devices.stream()
                .map(device -> device.withFirmware(Optional.ofNullable(versions.get(device.id()))))
                .toList();
    }

    private void learn(String word, List<Device> devices) throws QuotaSpent {
        String what = "The firmware of devices of type " + word;
        String serialNumbers = devices.stream().map(Device::id).collect(Collectors.joining(","));
        try {
            JsonNode data = calls.ask(
                    new RequestKey(GrowattEndpoint.V4_DEVICE_INFO, serialNumbers),
                    api.queryDeviceInfo(serialNumbers, word));
            ReadingRows rows = new ReadingRows(devices, data);
            devices.forEach(device -> rows.of(device)
                    .flatMap(FirmwareVersions::version)
                    .ifPresent(version -> versions.put(device.id(), version)));
            logOnce.working(what);
        } catch (QuotaSpent e) {
            throw e;
        } catch (CloudException e) {
            logOnce.failing(what, "cannot be read; only the versions are missing. " + e.getMessage());
        }
    }

    private static Optional<String> version(JsonNode row) {
        String all = Stream.of("fwVersion", "innerVersion", "communicationVersion")
                .flatMap(name -> ResponseText.latin(row.text(name).orElse(null)).stream())
                .distinct()
                .collect(Collectors.joining(", "));
        return Optional.of(all).filter(text -> !text.isEmpty());
    }
}

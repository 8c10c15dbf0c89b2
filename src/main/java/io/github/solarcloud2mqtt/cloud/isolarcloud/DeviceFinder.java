package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.isolarcloud.Answers.DeviceRow;
import io.github.solarcloud2mqtt.cloud.wire.Text;
import io.github.solarcloud2mqtt.cloud.wire.Troubles;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.DeviceType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the devices of a plant. */
final class DeviceFinder {

    private static final int PAGE_SIZE = 100;
    private static final String WITH_FIRMWARE = "1";

    private final Session session;
    private final IsolarcloudApi api;
    private final Troubles troubles;

    DeviceFinder(Session session, IsolarcloudApi api, Troubles troubles) {
        this.session = session;
        this.api = api;
        this.troubles = troubles;
    }

    /**
     * A device with what the model has no room for.
     *
     * @param modelId the cloud's number of the model
     * @param reportsThrough the serial number of the communication device
     */
    record Found(Device device, Optional<String> modelId, Optional<String> reportsThrough) {}

    /** Costs a call for each hundred devices. Every device has the plant as its parent. */
    List<Found> find(String plantId) throws CloudException {
        String plantKey = PsKey.ofPlant(plantId);
        Map<String, Found> found = new LinkedHashMap<>();
        for (DeviceRow row : rows(plantId)) {
            Optional<String> id = PsKey.of(plantId, row);
            Optional<String> type = Text.id(row.type());
            if (id.isEmpty() || type.isEmpty()) {
                troubles.there(
                        "A device of plant " + plantId, "it has no usable ps_key or device_type and is left out.");
            } else if (!id.get().equals(plantKey)) {
                found.putIfAbsent(id.get(), found(id.get(), plantId, DeviceTypes.of(type.get(), row.typeName()), row));
            }
        }
        return List.copyOf(found.values());
    }

    private Collection<DeviceRow> rows(String plantId) throws CloudException {
        return Pages.all(
                "device list",
                PAGE_SIZE,
                page -> session.ask(
                        new Requests.DeviceList(
                                plantId, WITH_FIRMWARE, String.valueOf(page), String.valueOf(PAGE_SIZE)),
                        api::getDeviceList));
    }

    private static Found found(String id, String plantId, DeviceType type, DeviceRow row) {
        Device device = new Device(
                id,
                plantId,
                type,
                Text.present(row.name()).orElse(type.name()),
                Text.latin(row.manufacturer()),
                Text.present(row.model()),
                Text.present(row.serialNumber()),
                firmware(row.firmware()),
                Optional.of(PsKey.ofPlant(plantId)));
        return new Found(device, Text.id(row.modelId()), Text.present(row.reportsThrough()));
    }

    /** In the order of the members' names, so that the line stays the same. */
    private static Optional<String> firmware(@Nullable Map<String, String> versions) {
        if (versions == null) {
            return Optional.empty();
        }
        String line = new TreeMap<>(versions)
                .values().stream()
                        .flatMap(version -> Text.present(version).stream())
                        .collect(Collectors.joining(", "));
        return Text.present(line);
    }
}

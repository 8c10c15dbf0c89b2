package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.InventoryGaps;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.DeviceRow;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Device.Hardware;
import io.github.solarcloud2mqtt.plant.DeviceType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the devices of a plant. */
final class IsolarcloudDevices {

    private static final int PAGE_SIZE = 100;

    private final ApiVariant api;
    private final UnlistedDevices unlisted;
    private final AccountDevices account;

    IsolarcloudDevices(ApiVariant api) {
        this.api = api;
        unlisted = new UnlistedDevices(api);
        account = new AccountDevices(api);
    }

    /**
     * A device with two values that are not part of the model.
     *
     * @param modelId the cloud's number of the device model
     * @param reportsThrough the serial number of the communication device
     */
    record Found(Device device, Optional<String> modelId, Optional<String> reportsThrough) {}

    /**
     * The rows of all plants in the list of the account, by plant id.
     *
     * @param plants the number of plants whose devices are needed
     */
    Map<String, List<DeviceRow>> rowsOfAccount(int plants) throws CloudException {
        return account.byPlant(plants);
    }

    /**
     * Makes a call for each hundred devices unless the rows are known, and one call, once, for each communication device that
     * the list lacks. Every device has the plant as its parent.
     *
     * @param known the rows of the plant; empty if they are not known
     */
    List<Found> find(String plantId, List<DeviceRow> known, InventoryGaps gaps) throws CloudException {
        Map<String, Found> found = new LinkedHashMap<>();
        add(plantId, known.isEmpty() ? rows(plantId) : known, found, gaps);
        unlisted.besides(plantId, found.values(), gaps)
                .forEach(each -> found.putIfAbsent(each.device().id(), each));
        return List.copyOf(found.values());
    }

    private void add(String plantId, Collection<DeviceRow> rows, Map<String, Found> found, InventoryGaps gaps) {
        String plantKey = PsKey.ofPlant(plantId);
        for (DeviceRow row : rows) {
            Optional<String> id = PsKey.of(plantId, row);
            Optional<String> type = ResponseText.id(row.type());
            if (id.isEmpty() || type.isEmpty()) {
                gaps.leftOut("A device of plant " + plantId, "it has no usable ps_key or device_type and is left out.");
            } else if (!id.get().equals(plantKey)) {
                found.putIfAbsent(
                        id.get(), found(id.get(), plantId, DeviceTypeNames.of(type.get(), row.typeName()), row));
            }
        }
    }

    private Collection<DeviceRow> rows(String plantId) throws CloudException {
        return PagedList.all("device list", PAGE_SIZE, page -> api.devices(plantId, page, PAGE_SIZE));
    }

    private static Found found(String id, String plantId, DeviceType type, DeviceRow row) {
        Device device = new Device(
                id,
                plantId,
                type,
                ResponseText.present(row.name()).orElse(type.name()),
                new Hardware(
                        ResponseText.latin(row.manufacturer()),
                        ResponseText.present(row.model()),
                        ResponseText.present(row.serialNumber()),
                        firmware(row.firmware())),
                Optional.of(PsKey.ofPlant(plantId)));
        return new Found(device, ResponseText.id(row.modelId()), ResponseText.present(row.reportsThrough()));
    }

    /** The versions in the order of their names, so that the text does not change. */
    private static Optional<String> firmware(@Nullable Map<String, String> versions) {
        if (versions == null) {
            return Optional.empty();
        }
        String line = new TreeMap<>(versions)
                .values().stream()
                        .flatMap(version -> ResponseText.present(version).stream())
                        .collect(Collectors.joining(", "));
        return ResponseText.present(line);
    }
}

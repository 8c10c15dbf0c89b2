package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.InventoryGap;
import io.github.solarcloud2mqtt.cloud.InventoryGaps;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.cloud.isolarcloud.IsolarcloudDevices.Found;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.CommunicationDevice;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Device.Hardware;
import io.github.solarcloud2mqtt.plant.DeviceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the communication devices that a device list refers to but does not contain (Sungrow Open API V1 2.12,
 * {@code getCommunicationDevInfoByDevSn}). The response does not change, so each is read once.
 */
final class UnlistedDevices {

    private static final String WHAT = "A communication device that the device list lacks";
    /** A data logger or a communication module. */
    private static final Pattern KEY = Pattern.compile("\\d+_(9|22)_\\d+_\\d+");

    private final ApiVariant api;
    private final Map<String, Optional<CommunicationDevice>> known = new HashMap<>();
    private Optional<InventoryGaps> refusedIn = Optional.empty();

    UnlistedDevices(ApiVariant api) {
        this.api = api;
    }

    /** The communication devices of a plant that the list lacks. */
    List<Found> besides(String plantId, Collection<Found> listed, InventoryGaps gaps) throws CloudException {
        List<Found> missing = new ArrayList<>();
        for (Map.Entry<String, String> each : reporters(listed).entrySet()) {
            if (!known.containsKey(each.getKey()) && !isRefused(gaps)) {
                ask(each.getKey(), each.getValue(), gaps);
            }
            known.getOrDefault(each.getKey(), Optional.empty())
                    .flatMap(response -> device(response, each.getKey(), plantId))
                    .ifPresent(device -> missing.add(new Found(device, Optional.empty(), Optional.empty())));
        }
        return missing;
    }

    /** For each communication device that is not in the list, a device that reports through it; by serial numbers. */
    private static Map<String, String> reporters(Collection<Found> listed) {
        Map<String, String> reporters = new LinkedHashMap<>();
        for (Found each : listed) {
            each.device()
                    .hardware()
                    .serialNumber()
                    .ifPresent(own -> each.reportsThrough().ifPresent(through -> reporters.putIfAbsent(through, own)));
        }
        listed.forEach(each -> each.device().hardware().serialNumber().ifPresent(reporters::remove));
        return reporters;
    }

    /** Each inventory calls the endpoint again, once. */
    private boolean isRefused(InventoryGaps gaps) {
        return refusedIn.filter(inventory -> inventory == gaps).isPresent();
    }

    private void ask(String serialNumber, String reporter, InventoryGaps gaps) throws CloudException {
        try {
            known.put(serialNumber, api.communicationDevice(reporter));
            gaps.read(WHAT);
        } catch (QuotaSpent e) {
            throw e;
        } catch (CloudException e) {
            // If more than this endpoint is refused, the next call fails as well.
            boolean refused = e.isFinal() || e instanceof Rejected;
            refusedIn = refused ? Optional.of(gaps) : Optional.empty();
            gaps.add(InventoryGap.ofAccount(!refused, e), WHAT, "it stays unknown; everything else continues.");
        }
    }

    /** The device in a response; empty if its key is not that of a communication device. */
    private static Optional<Device> device(CommunicationDevice response, String serialNumber, String plantId) {
        Matcher key = KEY.matcher(ResponseText.id(response.key()).orElse(""));
        if (!key.matches()) {
            return Optional.empty();
        }
        DeviceType type = DeviceTypeNames.of(key.group(1), null);
        Hardware hardware = new Hardware(
                Optional.empty(), ResponseText.present(response.model()), Optional.of(serialNumber), Optional.empty());
        return Optional.of(
                new Device(key.group(), plantId, type, type.name(), hardware, Optional.of(PsKey.ofPlant(plantId))));
    }
}

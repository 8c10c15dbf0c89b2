package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.InventoryGap;
import io.github.solarcloud2mqtt.cloud.http.InventoryGaps;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.cloud.isolarcloud.IsolarcloudDevices.Found;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.CommunicationDevice;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.DeviceRow;
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
 * Reads the communication devices that a device list refers to, but does not contain (Sungrow Open API V1 2.12,
 * {@code getCommunicationDevInfoByDevSn}). The response does not change, so one call for each is enough.
 */
final class UnlistedDevices {

    private static final String WHAT = "A communication device that the device list lacks";
    /** A data logger or a communication module. */
    private static final Pattern KEY = Pattern.compile("\\d+_(9|22)_\\d+_\\d+");

    private final ApiVariant api;
    private final Map<String, Optional<DeviceRow>> known = new HashMap<>();
    private Optional<InventoryGaps> refusedIn = Optional.empty();

    UnlistedDevices(ApiVariant api) {
        this.api = api;
    }

    /** The missing communication devices of the devices of a plant. */
    List<DeviceRow> besides(Collection<Found> listed, InventoryGaps gaps) throws CloudException {
        List<DeviceRow> rows = new ArrayList<>();
        for (Map.Entry<String, String> each : reporters(listed).entrySet()) {
            if (!known.containsKey(each.getKey()) && !isRefused(gaps)) {
                ask(each.getKey(), each.getValue(), gaps);
            }
            known.getOrDefault(each.getKey(), Optional.empty()).ifPresent(rows::add);
        }
        return rows;
    }

    /** A device that reports through it, for each communication device that is not in the list; by serial numbers. */
    private static Map<String, String> reporters(Collection<Found> listed) {
        Map<String, String> reporters = new LinkedHashMap<>();
        for (Found each : listed) {
            each.device()
                    .serialNumber()
                    .ifPresent(own -> each.reportsThrough().ifPresent(through -> reporters.putIfAbsent(through, own)));
        }
        listed.forEach(each -> each.device().serialNumber().ifPresent(reporters::remove));
        return reporters;
    }

    /** Each inventory tries the endpoint again, once. */
    private boolean isRefused(InventoryGaps gaps) {
        return refusedIn.filter(inventory -> inventory == gaps).isPresent();
    }

    private void ask(String serialNumber, String reporter, InventoryGaps gaps) throws CloudException {
        try {
            known.put(
                    serialNumber,
                    api.communicationDevice(reporter).flatMap(device -> UnlistedDevices.row(device, serialNumber)));
            gaps.read(WHAT);
        } catch (QuotaSpent e) {
            throw e;
        } catch (CloudException e) {
            // If more than this endpoint is refused, the next call fails as well.
            boolean refused = e.isFinal() || e instanceof Rejected;
            refusedIn = refused ? Optional.of(gaps) : Optional.empty();
            gaps.add(InventoryGap.ofAccount(!refused, e), WHAT, "it stays unknown; the rest goes on.");
        }
    }

    /** The row that the device list lacks. */
    private static Optional<DeviceRow> row(CommunicationDevice device, String serialNumber) {
        Matcher key = KEY.matcher(ResponseText.id(device.key()).orElse(""));
        return Optional.of(key)
                .filter(Matcher::matches)
                .map(matched -> new DeviceRow(
                        matched.group(),
                        matched.group(1),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        device.model(),
                        serialNumber,
                        null,
                        null));
    }
}

package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.DeviceRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the devices of all plants from one list (Sungrow Open API V1 2.13, {@code getDeviceListByUser}), which takes far
 * fewer calls than a list for each plant. The list may lack plants, for example a shared one.
 */
final class AccountDevices {

    private static final int PAGE_SIZE = 100;

    /** With fewer plants the lists of the plants take no more calls. */
    private static final int FEWEST_PLANTS = 3;

    private final Logger log = LoggerFactory.getLogger(AccountDevices.class);
    private final ApiVariant api;

    AccountDevices(ApiVariant api) {
        this.api = api;
    }

    /**
     * Makes one call for each hundred devices, or none for few plants.
     *
     * @param plants the number of plants whose devices are needed
     * @return the rows by plant id; the devices of a plant without rows must be read separately
     */
    Map<String, List<DeviceRow>> byPlant(int plants) throws QuotaSpent {
        Map<String, List<DeviceRow>> byPlant = new HashMap<>();
        if (plants < FEWEST_PLANTS) {
            return byPlant;
        }
        try {
            for (DeviceRow row : PagedList.all("list of all devices", PAGE_SIZE, this::page)) {
                plantId(row)
                        .ifPresent(id -> byPlant.computeIfAbsent(id, unknown -> new ArrayList<>())
                                .add(row));
            }
            return byPlant;
        } catch (QuotaSpent e) {
            throw e;
        } catch (CloudException e) {
            log.debug("The list of all devices cannot be read; each plant is asked. {}", e.getMessage());
            return Map.of();
        }
    }

    private Page<DeviceRow> page(int number) throws CloudException {
        return api.devicesOfAccount(number, PAGE_SIZE).orElse(new Page<>("0", null, List.of()));
    }

    /** The first part of the {@code ps_key}. */
    private static Optional<String> plantId(DeviceRow row) {
        return ResponseText.id(row.key()).map(key -> key.split("_", 2)[0]);
    }
}

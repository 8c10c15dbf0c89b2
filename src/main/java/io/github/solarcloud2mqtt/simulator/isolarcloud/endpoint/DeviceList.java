package io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint;

import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.DeviceSet;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedDevice;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedPlant;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiDialect;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.LocalizedNames;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Page;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code getDeviceList} of a plant (Sungrow Open API 2.5), {@code getDeviceListByUser} (2.13), and {@code
 * getDeviceListByPsId} of the platform API (Sungrow Developer Portal).
 */
public final class DeviceList implements IsolarcloudEndpoint {

    private final LocalizedNames names;
    private final ApiDialect dialect;
    private final boolean ofOnePlant;

    public DeviceList(LocalizedNames names, ApiDialect dialect, boolean ofOnePlant) {
        this.names = names;
        this.dialect = dialect;
        this.ofOnePlant = ofOnePlant;
    }

    @Override
    public Map<String, ? extends @Nullable Object> handle(Parameters parameters, Plants plants) throws ApiError {
        List<SimulatedDevice> devices = devices(parameters, plants);
        Page page = parameters.page(dialect);
        boolean virtual = parameters.text("is_virtual_unit").orElse("0").equals("1");
        boolean claimed = parameters.text(dialect.claimed).orElse("1").equals("1");
        boolean firmware =
                parameters.text("is_get_firmware_version").orElse("0").equals("1");
        Set<String> types = dialect == ApiDialect.V1
                ? Set.copyOf(parameters.list("device_type_list"))
                : parameters.anyOf("device_type_list");
        return page.of(devices.stream()
                .filter(device -> claimed && virtual == device.isVirtual())
                .filter(device -> types.isEmpty() || types.contains(String.valueOf(device.type())))
                .map(device -> describe(plants.of(device), device, firmware))
                .toList());
    }

    private List<SimulatedDevice> devices(Parameters parameters, Plants plants) throws ApiError {
        Optional<String> plant = ofOnePlant ? Optional.of(parameters.required("ps_id")) : parameters.text("ps_id");
        return plant.isEmpty()
                ? plants.devices()
                : List.copyOf(plants.required(plant.get()).installation().devices());
    }

    private Map<String, @Nullable Object> describe(SimulatedPlant plant, SimulatedDevice device, boolean firmware) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("chnnl_id", device.channel());
        entry.put("type_name", names.localized(device.typeName()));
        entry.put("ps_key", device.psKey());
        entry.put("rel_time", "2024-05-01 09:00:00");
        entry.put("device_sn", device.serial());
        entry.put("dev_status", String.valueOf(plant.uploads().status(device)));
        entry.put("device_type", device.type());
        entry.put("factory_name", names.localized(device.factory()));
        entry.put("uuid", device.uuid());
        entry.put("grid_connection_date", "2024-05-01 09:00:00");
        entry.put("device_name", names.localized(device.name()));
        entry.put("dev_fault_status", plant.uploads().faultStatus(device));
        entry.put(dialect.claimed, 1);
        entry.put("device_code", device.code());
        entry.put("ps_id", plant.id());
        entry.put("device_model_id", device.modelId());
        entry.put("communication_dev_sn", DeviceSet.communicationSerial(plant.id()));
        entry.put("device_model_code", device.model());
        if (firmware) {
            entry.put("firmware_version_info", firmware(device));
        }
        return entry;
    }

    private static Map<String, String> firmware(SimulatedDevice device) {
        return switch (device.type()) {
            case 14 -> Map.of("lcd_version", "SAPPHIRE-H_01011.51.06", "mdsp_version", "SAPPHIRE-H_03011.51.03");
            case 22 -> Map.of("m_version", "WINET-SV200.001.00.P027");
            case 43 -> Map.of("battery_version", "SBRBCU-S_22011.01.22");
            default -> Map.of();
        };
    }
}

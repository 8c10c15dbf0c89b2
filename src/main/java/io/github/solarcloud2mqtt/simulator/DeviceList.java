package io.github.solarcloud2mqtt.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code getDeviceList} of a plant and {@code getDeviceListByUser} (seed 002, sections 2.5 and 2.13; seed 004, section
 * 4).
 */
final class DeviceList implements Endpoint {

    private final Installation installation;
    private final Feed feed;
    private final boolean ofOnePlant;

    DeviceList(Installation installation, Feed feed, boolean ofOnePlant) {
        this.installation = installation;
        this.feed = feed;
        this.ofOnePlant = ofOnePlant;
    }

    @Override
    public Map<String, ? extends @Nullable Object> answer(Parameters parameters) throws Refusal {
        checkPlant(parameters);
        Page page = parameters.page();
        boolean virtual = parameters.text("is_virtual_unit").orElse("0").equals("1");
        boolean claimed = parameters.text("rel_state").orElse("1").equals("1");
        boolean firmware =
                parameters.text("is_get_firmware_version").orElse("0").equals("1");
        List<String> types = parameters.list("device_type_list");
        return page.of(installation.devices().stream()
                .filter(device -> claimed && virtual == (device.type() == SimulatedDevice.PLANT_TYPE))
                .filter(device -> types.isEmpty() || types.contains(String.valueOf(device.type())))
                .map(device -> describe(device, firmware))
                .toList());
    }

    private void checkPlant(Parameters parameters) throws Refusal {
        String plant = String.valueOf(SimulatedDevice.PLANT_ID);
        String asked = ofOnePlant
                ? parameters.required("ps_id")
                : parameters.text("ps_id").orElse(plant);
        if (!asked.equals(plant)) {
            throw Refusal.mistake("E900", "Unauthorized access");
        }
    }

    private Map<String, @Nullable Object> describe(SimulatedDevice device, boolean firmware) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("chnnl_id", device.channel());
        entry.put("type_name", installation.told(device.typeName()));
        entry.put("ps_key", device.psKey());
        entry.put("rel_time", "2024-05-01 09:00:00");
        entry.put("device_sn", device.serial());
        entry.put("dev_status", String.valueOf(feed.status(device)));
        entry.put("device_type", device.type());
        entry.put("factory_name", installation.told(device.factory()));
        entry.put("uuid", device.uuid());
        entry.put("grid_connection_date", "2024-05-01 09:00:00");
        entry.put("device_name", installation.told(device.name()));
        entry.put("dev_fault_status", feed.faultStatus(device));
        entry.put("rel_state", 1);
        entry.put("device_code", device.code());
        entry.put("ps_id", SimulatedDevice.PLANT_ID);
        entry.put("device_model_id", device.modelId());
        entry.put("communication_dev_sn", Installation.DONGLE_SERIAL);
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

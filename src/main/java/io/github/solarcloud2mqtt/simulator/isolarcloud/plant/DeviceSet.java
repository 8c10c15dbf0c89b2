package io.github.solarcloud2mqtt.simulator.isolarcloud.plant;

import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.PlantKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The devices of a plant by its kind; the plant itself is the first. */
public final class DeviceSet {

    private static final int UNKNOWN_TYPE = 4_242;

    private final List<SimulatedDevice> devices = new ArrayList<>();
    private final int plantId;

    private DeviceSet(int plantId) {
        this.plantId = plantId;
    }

    static List<SimulatedDevice> of(HomePlan plan) {
        DeviceSet set = new DeviceSet(plan.plantId());
        set.addAll(plan.kind());
        return set.devices;
    }

    private void addAll(PlantKind kind) {
        add(SimulatedDevice.PLANT_TYPE, 0, 0, name(kind), "Plant", null, null, null, null);
        if (kind == PlantKind.NOTHING) {
            return;
        }
        if (kind.hybridPeakWatts() > 0) {
            add(14, 1, 1, "Hybrid inverter", "Energy Storage System", "SUNGROW", "SH10RT", 367701, serial("A", 711471));
        }
        add(7, 1, 1, "Meter", "Meter", null, "DTSU666-20", 3501, null);
        for (int number = 1; number <= kind.batteries(); number++) {
            // The cloud sometimes ignores the requested language.
            add(
                    43,
                    1 + number,
                    1,
                    number(number, "Battery"),
                    "电池",
                    "SUNGROW",
                    "SBR128",
                    367912,
                    serial("S", 708816 + number));
        }
        add(
                22,
                247,
                1,
                "Communication dongle",
                "Communication module",
                "阳光电源",
                "WiNet-S",
                361101,
                communicationSerial(plantId));
        for (int number = 1; number <= kind.stringInverters(); number++) {
            add(
                    1,
                    2 + number,
                    1,
                    number(number, "String inverter"),
                    "Inverter",
                    "SUNGROW",
                    "SG3.0RT",
                    361702,
                    serial("A", 733104 + number));
        }
        for (int number = 1; number <= kind.microInverters(); number++) {
            add(
                    55,
                    number,
                    1,
                    "Micro inverter " + number,
                    "Microinverter",
                    "SUNGROW",
                    "S450S",
                    372001,
                    serial("M", 740000 + number));
        }
        if (kind == PlantKind.TWO_BATTERIES) {
            add(UNKNOWN_TYPE, 1, 1, "Moon collector", "Moon collector", null, null, null, null);
        }
        if (kind == PlantKind.COMMERCIAL) {
            CommercialDevices.NAMES.forEach((type, name) -> {
                for (int number = 1; number <= CommercialDevices.PER_TYPE; number++) {
                    add(
                            type,
                            number,
                            1,
                            number(number, name),
                            name,
                            "SUNGROW",
                            "C-" + type,
                            380_000 + type,
                            serial("C", type * 100 + number));
                }
            });
        }
        if (kind == PlantKind.PARK) {
            add(3, 1, 1, "Grid connection point", "Grid-Connection Point", null, null, null, null);
            add(17, 1, 1, "Unit 1", "Unit", null, null, null, null);
        }
    }

    /** Returns the serial number of the communication device of a plant. */
    public static String communicationSerial(int plantId) {
        return serial(plantId, "B", 720904);
    }

    private String serial(String letter, int number) {
        return serial(plantId, letter, number);
    }

    private static String serial(int plantId, String letter, int number) {
        return String.format(Locale.ROOT, "%s%04d%06d", letter, Math.floorMod(plantId - 972_359, 10_000), number);
    }

    private static String number(int number, String name) {
        return number == 1 ? name : name + " " + number;
    }

    private static String name(PlantKind kind) {
        return switch (kind) {
            case HOME, TWO_ROOFS -> "Demo home";
            default -> "Plant " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    private void add(
            int type,
            int code,
            int channel,
            String name,
            String typeName,
            @Nullable String factory,
            @Nullable String model,
            @Nullable Integer modelId,
            @Nullable String serial) {
        devices.add(new SimulatedDevice(plantId, type, code, channel, name, typeName, factory, model, modelId, serial));
    }
}

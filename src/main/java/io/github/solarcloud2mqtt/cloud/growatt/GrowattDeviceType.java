package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattEndpoint;
import io.github.solarcloud2mqtt.plant.DeviceType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The known device types, and how each is read: numbers in v1's {@code device/list}, types in v4's {@code
 * queryDeviceList}, paths of v1's {@code *_last_data}. The type in v4 is the type id in the model.
 */
enum GrowattDeviceType {
    INV("inv", "String inverter", 1, "inverter", "invs", "inverters"),
    STORAGE("storage", "Storage inverter", 2, "storage", "", ""),
    MAX("max", "Three-phase inverter", 4, "max", "maxs", "maxs"),
    SPH("sph", "Hybrid inverter", 5, "mix", "mixs", "mixs"),
    SPA("spa", "AC-coupled storage", 6, "spa", "spas", "spas"),
    MIN("min", "Inverter", 7, "tlx", "tlxs", "tlxs"),
    PCS("pcs", "Power conversion system", 8, "pcs", "", ""),
    HPS("hps", "Hybrid power system", 9, "hps", "", ""),
    PBD("pbd", "Battery charger", 10, "pbd", "", ""),
    WIT("wit", "Commercial hybrid inverter"),
    SPH_S("sph-s", "Hybrid inverter"),
    NOAH("noah", "Balcony power storage");

    private static final int ONLY_V4 = -1;

    private final String word;
    private final String title;
    private final int number;
    private final String path;
    private final String batch;
    private final String batchParameter;

    GrowattDeviceType(String word, String title) {
        this(word, title, ONLY_V4, "", "", "");
    }

    GrowattDeviceType(String word, String title, int number, String path, String batch, String batchParameter) {
        this.word = word;
        this.title = title;
        this.number = number;
        this.path = path;
        this.batch = batch;
        this.batchParameter = batchParameter;
    }

    /** The type with a number of v1's device list. */
    static Optional<GrowattDeviceType> numbered(String number) {
        return Arrays.stream(values())
                .filter(kind ->
                        kind.number != ONLY_V4 && String.valueOf(kind.number).equals(number))
                .findAny();
    }

    /** The known type of a device of the model. */
    static Optional<GrowattDeviceType> of(DeviceType type) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(type.id()))
                .findAny();
    }

    /** The type in the model for a type of v4, known or unknown. */
    static DeviceType typeNamed(String word) {
        String id = word.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(id))
                .findAny()
                .map(GrowattDeviceType::type)
                .orElseGet(() -> new DeviceType(id, "Device type " + id));
    }

    DeviceType type() {
        return new DeviceType(word, title);
    }

    /** Whether v1 can read it. */
    boolean isInV1() {
        return number != ONLY_V4;
    }

    /** The part of v1's paths for this type. */
    String path() {
        return path;
    }

    /** v1's parameter for the serial number. */
    String parameter() {
        return this == INV ? "device_sn" : path + "_sn";
    }

    /** The endpoint of its past readings, with the vendor's interval. */
    GrowattEndpoint pastData() {
        return switch (this) {
            case MIN, SPH, SPA, STORAGE, HPS -> GrowattEndpoint.PAST_DATA;
            default -> GrowattEndpoint.PAST_DATA_SLOW;
        };
    }

    /** Whether v1 reads several devices in one call. */
    boolean hasBatch() {
        return !batch.isEmpty();
    }

    /** The part of v1's path that reads several devices. */
    String batch() {
        return batch;
    }

    /** v1's parameter for several serial numbers. */
    String batchParameter() {
        return batchParameter;
    }
}

package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.plant.DeviceType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The types of device that are known, and how each is read (growatt.md, chapters 6, 7.8 and 7.9). The word of v4 is the
 * type's id in the model, for both interfaces and the catalogue.
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

    /** The kind with that number in the list of v1. */
    static Optional<GrowattDeviceType> numbered(String number) {
        return Arrays.stream(values())
                .filter(kind ->
                        kind.number != ONLY_V4 && String.valueOf(kind.number).equals(number))
                .findAny();
    }

    /** The kind of a device in the model. */
    static Optional<GrowattDeviceType> of(DeviceType type) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(type.id()))
                .findAny();
    }

    /** How the model calls a type by v4's word for it, which may be one nobody has heard of. */
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

    /** The part of v1's paths that stands for it. */
    String path() {
        return path;
    }

    /** What v1 calls its serial number. */
    String parameter() {
        return this == INV ? "device_sn" : path + "_sn";
    }

    /** Whether v1 reads several in one call. */
    boolean hasBatch() {
        return !batch.isEmpty();
    }

    /** The part of v1's path that reads several. */
    String batch() {
        return batch;
    }

    /** What v1 calls their serial numbers. */
    String batchParameter() {
        return batchParameter;
    }
}

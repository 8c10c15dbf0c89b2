package io.github.solarcloud2mqtt.simulator.growatt.plant;

import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of devices with their names in both versions (Growatt OpenAPI v1 device/list, v4 queryDeviceList). Kinds with a
 * battery are the hybrid inverter of the home; the others belong to its second roof and do not report at night.
 */
public enum DeviceKind {
    /** A string inverter. */
    INV(1, "inv", "inverter", "device", "MIC 3000TL-X", Flow.STRING_PV),
    /** A storage machine. */
    STORAGE(2, "storage", "storage", "storage", "SPF 5000 ES", Flow.HYBRID_PV),
    /** Any other device at a logger; it has no readings. */
    OTHER(3, "", "", "", "meter", Flow.HYBRID_PV),
    /** A large string inverter. */
    MAX(4, "max", "max", "max", "MAX 50KTL3 LV", Flow.STRING_PV),
    /** A hybrid inverter. */
    SPH(5, "sph", "mix", "mix", "SPH10000TL3 BH-UP", Flow.HYBRID_PV),
    /** AC-coupled storage. */
    SPA(6, "spa", "spa", "spa", "SPA 10000TL3 BH-UP", Flow.HYBRID_PV),
    /** A hybrid inverter of the newer family. */
    MIN(7, "min", "tlx", "tlx", "MOD 10KTL3-XH", Flow.HYBRID_PV),
    /** A commercial hybrid inverter. */
    WIT(218, "wit", "", "", "WIT 100KTL3-H", Flow.HYBRID_PV),
    /** A hybrid inverter for one phase. */
    SPH_S(260, "sph-s", "", "", "SPH 10000TL-HU", Flow.HYBRID_PV),
    /** Balcony storage. */
    NOAH(1000, "noah", "", "", "NOAH 2000", Flow.HYBRID_PV);

    public final int type;
    public final String v4Name;
    public final String v1Path;
    public final String model;
    public final Flow roof;
    private final String serialPrefix;

    DeviceKind(int type, String v4Name, String v1Path, String serialPrefix, String model, Flow roof) {
        this.type = type;
        this.v4Name = v4Name;
        this.v1Path = v1Path;
        this.serialPrefix = serialPrefix;
        this.model = model;
        this.roof = roof;
    }

    /** Whether version 1 has readings of this kind. */
    public boolean isOnV1() {
        return !v1Path.isEmpty();
    }

    /** Whether version 4 has readings of this kind. */
    public boolean isOnV4() {
        return !v4Name.isEmpty();
    }

    public boolean sleepsAtNight() {
        return roof == Flow.STRING_PV;
    }

    /** Name of the parameter for serial numbers of this kind in version 1. */
    public String serialName() {
        return serialPrefix + "_sn";
    }

    public static Optional<DeviceKind> ofV4(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.isOnV4() && kind.v4Name.equals(name))
                .findFirst();
    }
}

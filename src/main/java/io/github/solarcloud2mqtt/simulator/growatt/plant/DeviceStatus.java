package io.github.solarcloud2mqtt.simulator.growatt.plant;

import io.github.solarcloud2mqtt.simulator.home.Flow;
import io.github.solarcloud2mqtt.simulator.points.ReportedState;

/** The state of a device in codes, which differ between lists and readings (reference, section 6). */
public final class DeviceStatus {

    private DeviceStatus() {}

    /** The state in the list of devices. */
    public static int inList(DeviceKind kind, ReportedState heard, boolean isLost) {
        return switch (kind) {
            case STORAGE -> isLost ? -1 : storage(heard);
            case SPH, SPA -> isLost ? -1 : heard.truth().inverterStopped() ? 3 : 5;
            default -> isLost ? 0 : heard.truth().inverterStopped() && !kind.sleepsAtNight() ? 3 : 1;
        };
    }

    /** The state in readings. */
    public static int inReadings(DeviceKind kind, ReportedState heard) {
        boolean stopped = heard.truth().inverterStopped() && !kind.sleepsAtNight();
        return switch (kind) {
            case STORAGE -> storage(heard);
            case SPH -> stopped ? 2 : 5;
            case SPA -> stopped ? 2 : 9;
            case NOAH -> stopped ? 4 : 6;
            case INV, MAX -> heard.watts(Flow.STRING_PV) == 0 ? 0 : 1;
            default -> stopped ? 2 : 1;
        };
    }

    /** The state in words. */
    public static String words(DeviceKind kind, ReportedState heard) {
        return switch (kind) {
            case STORAGE -> heard.watts(Flow.CHARGE) > 0 ? "PV charge" : "Discharge";
            case SPH, SPA -> "Bat Online";
            default -> heard.truth().inverterStopped() ? "Fault" : "Normal";
        };
    }

    private static int storage(ReportedState heard) {
        return heard.truth().inverterStopped() ? 3 : heard.watts(Flow.CHARGE) > 0 ? 1 : 2;
    }
}

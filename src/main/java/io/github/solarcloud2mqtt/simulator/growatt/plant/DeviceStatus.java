package io.github.solarcloud2mqtt.simulator.growatt.plant;

import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.points.generator.ReportedState;

/** The status codes of devices, which differ between lists and readings (Growatt OpenAPI v1 device/list and last data). */
public final class DeviceStatus {

    private DeviceStatus() {}

    /** Returns the status in the device list. */
    public static int inList(DeviceKind kind, ReportedState state, boolean isLost) {
        return switch (kind) {
            case STORAGE -> isLost ? -1 : storage(state);
            case SPH, SPA -> isLost ? -1 : state.snapshot().inverterStopped() ? 3 : 5;
            default -> isLost ? 0 : state.snapshot().inverterStopped() && !kind.sleepsAtNight() ? 3 : 1;
        };
    }

    /** Returns the status in readings. */
    public static int inReadings(DeviceKind kind, ReportedState state) {
        boolean stopped = state.snapshot().inverterStopped() && !kind.sleepsAtNight();
        return switch (kind) {
            case STORAGE -> storage(state);
            case SPH -> stopped ? 2 : 5;
            case SPA -> stopped ? 2 : 9;
            case NOAH -> stopped ? 4 : 6;
            case INV, MAX -> state.watts(Flow.STRING_PV) == 0 ? 0 : 1;
            default -> stopped ? 2 : 1;
        };
    }

    /** Returns the status text. */
    public static String words(DeviceKind kind, ReportedState state) {
        return switch (kind) {
            case STORAGE -> state.watts(Flow.CHARGE) > 0 ? "PV charge" : "Discharge";
            case SPH, SPA -> "Bat Online";
            default -> state.snapshot().inverterStopped() ? "Fault" : "Normal";
        };
    }

    private static int storage(ReportedState state) {
        return state.snapshot().inverterStopped() ? 3 : state.watts(Flow.CHARGE) > 0 ? 1 : 2;
    }
}

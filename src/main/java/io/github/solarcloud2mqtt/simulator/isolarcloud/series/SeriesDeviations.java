package io.github.solarcloud2mqtt.simulator.isolarcloud.series;

import java.util.HashSet;
import java.util.Set;

/** Behaviour of series that clients have observed, or that the documentation leaves open. */
public final class SeriesDeviations {
    private final Set<String> refused = new HashSet<>();
    private final Set<Integer> empty = new HashSet<>();
    private boolean inServersZone;
    private boolean todayShown;

    public void refuse(String psKey) {
        refused.add(psKey);
    }

    public void empty(int deviceType) {
        empty.add(deviceType);
    }

    public void printInServersZone() {
        inServersZone = true;
    }

    public void showToday() {
        todayShown = true;
    }

    boolean isRefused(String psKey) {
        return refused.contains(psKey);
    }

    boolean isEmpty(int deviceType) {
        return empty.contains(deviceType);
    }

    boolean isInServersZone() {
        return inServersZone;
    }

    boolean isTodayShown() {
        return todayShown;
    }
}

package io.github.solarcloud2mqtt.simulator.isolarcloud.plant;

import io.github.solarcloud2mqtt.simulator.home.HomeSnapshot;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.home.fault.HomeFault;
import io.github.solarcloud2mqtt.simulator.points.generator.ReportedState;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The last report of each device: renewed every five minutes while the device is connected and awake. */
public final class DeviceUploads {

    private static final int NORMAL = 4;

    private final SimulatedHome home;
    private final Installation installation;
    private final Map<String, ReportedState> lastReports = new HashMap<>();
    private ZonedDateTime lastUpload;
    private ZonedDateTime countersLostAfter;
    private Duration countersLostFor = Duration.ZERO;
    private Duration yesterdayFor = Duration.ZERO;
    private boolean stopped;

    DeviceUploads(SimulatedHome home, Installation installation) {
        this.home = home;
        this.installation = installation;
        lastUpload = home.snapshot().time();
        countersLostAfter = lastUpload;
        renew();
    }

    /** Takes the new reports of all connected devices. */
    public void renew() {
        ZonedDateTime now = home.snapshot().time();
        boolean fresh = !now.equals(lastUpload) && !stopped;
        lastUpload = now;
        for (SimulatedDevice device : installation.devices()) {
            if (!lastReports.containsKey(device.psKey()) || (fresh && !installation.isOffline(device))) {
                lastReports.put(device.psKey(), report(device));
            }
        }
    }

    public ReportedState lastReport(SimulatedDevice device) {
        return Objects.requireNonNull(lastReports.get(device.psKey()));
    }

    /** 1 if the device is connected, else 0. */
    public int status(SimulatedDevice device) {
        return installation.isOffline(device) || isAsleep(device) ? 0 : 1;
    }

    /** 1 fault, 2 alarm, 4 normal. */
    public int faultStatus(SimulatedDevice device) {
        return home.faults().active().stream()
                .filter(fault -> fault.device().equals(device.key()))
                .mapToInt(HomeFault::type)
                .filter(type -> type <= 2)
                .min()
                .orElse(NORMAL);
    }

    public void loseLifetimeCounters(int uploads) {
        countersLostAfter = home.snapshot().time();
        countersLostFor = SimulatedHome.STEP.multipliedBy(uploads);
    }

    public void keepYesterday(int uploads) {
        yesterdayFor = SimulatedHome.STEP.multipliedBy(uploads);
    }

    public void stopUpdates(boolean isStopped) {
        stopped = isStopped;
    }

    private boolean isAsleep(SimulatedDevice device) {
        return device.sleepsAtNight() && home.snapshot().watts(Flow.STRING_PV) == 0;
    }

    private ReportedState report(SimulatedDevice device) {
        HomeSnapshot snapshot = device.sleepsAtNight() ? home.lastDaylightSnapshot() : home.snapshot();
        Duration sinceMidnight = Duration.between(
                snapshot.time().toLocalDate().atStartOfDay(snapshot.time().getZone()), snapshot.time());
        return new ReportedState(snapshot, areCountersLost(snapshot.time()), sinceMidnight.compareTo(yesterdayFor) < 0);
    }

    private boolean areCountersLost(ZonedDateTime time) {
        return time.isAfter(countersLostAfter) && !time.isAfter(countersLostAfter.plus(countersLostFor));
    }
}

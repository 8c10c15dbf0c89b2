package io.github.solarcloud2mqtt.simulator.isolarcloud.plant;

import io.github.solarcloud2mqtt.simulator.home.Flow;
import io.github.solarcloud2mqtt.simulator.home.HomeFault;
import io.github.solarcloud2mqtt.simulator.home.HomeSnapshot;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.points.ReportedState;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What the cloud last lastReports from each device: renewed every five minutes, as long as the device is there and awake. */
public final class DeviceUploads {

    private static final int NORMAL = 4;

    private final SimulatedHome home;
    private final Installation installation;
    private final Map<String, ReportedState> lastReports = new HashMap<>();
    private ZonedDateTime renewed;
    private ZonedDateTime lostAfter;
    private Duration lostFor = Duration.ZERO;
    private Duration yesterdayFor = Duration.ZERO;
    private boolean stopped;

    DeviceUploads(SimulatedHome home, Installation installation) {
        this.home = home;
        this.installation = installation;
        renewed = home.snapshot().time();
        lostAfter = renewed;
        renew();
    }

    /** Hears what there is to hear. */
    public void renew() {
        ZonedDateTime now = home.snapshot().time();
        boolean fresh = !now.equals(renewed) && !stopped;
        renewed = now;
        for (SimulatedDevice device : installation.devices()) {
            if (!lastReports.containsKey(device.psKey()) || (fresh && !installation.isOffline(device))) {
                lastReports.put(device.psKey(), report(device));
            }
        }
    }

    public ReportedState lastReport(SimulatedDevice device) {
        return Objects.requireNonNull(lastReports.get(device.psKey()));
    }

    /** 1 where the device is connected, 0 where it is not. */
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

    public void loseLifetimeCounters(int renewals) {
        lostAfter = home.snapshot().time();
        lostFor = SimulatedHome.STEP.multipliedBy(renewals);
    }

    public void keepYesterday(int renewals) {
        yesterdayFor = SimulatedHome.STEP.multipliedBy(renewals);
    }

    public void stopUpdates(boolean still) {
        stopped = still;
    }

    private boolean isAsleep(SimulatedDevice device) {
        return device.sleepsAtNight() && home.snapshot().watts(Flow.STRING_PV) == 0;
    }

    private ReportedState report(SimulatedDevice device) {
        HomeSnapshot snapshot = device.sleepsAtNight() ? home.lastDaylightSnapshot() : home.snapshot();
        Duration sinceMidnight = Duration.between(
                snapshot.time().toLocalDate().atStartOfDay(snapshot.time().getZone()), snapshot.time());
        return new ReportedState(snapshot, isLost(snapshot.time()), sinceMidnight.compareTo(yesterdayFor) < 0);
    }

    private boolean isLost(ZonedDateTime time) {
        return time.isAfter(lostAfter) && !time.isAfter(lostAfter.plus(lostFor));
    }
}

package io.github.solarcloud2mqtt.simulator.growatt.plant;

import io.github.solarcloud2mqtt.simulator.home.Flow;
import io.github.solarcloud2mqtt.simulator.home.HomeSnapshot;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.points.ReportedState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What the loggers sent last: renewed every five minutes, as long as a device is connected and awake. */
public final class LoggerUploads {

    private final SimulatedGrowattAccount account;
    private final Map<String, ReportedState> state = new HashMap<>();
    private Instant lostAfter = Instant.EPOCH;
    private Instant lostUntil = Instant.EPOCH;
    private Duration yesterdayFrom = Duration.ZERO;
    private Duration yesterdayUntil = Duration.ZERO;
    private boolean stopped;

    public LoggerUploads(SimulatedGrowattAccount account) {
        this.account = account;
    }

    /** Hears what there is to hear. */
    public void renew() {
        for (GrowattPlant plant : account.plants()) {
            for (GrowattDevice device : plant.devices()) {
                if (!state.containsKey(device.serial()) || (!stopped && !account.isOffline(device))) {
                    state.merge(device.serial(), report(plant, device), LoggerUploads::newer);
                }
            }
        }
    }

    /** A device that has slept since reports nothing new, so that its counters stay what they were. */
    private static ReportedState newer(ReportedState before, ReportedState now) {
        return now.snapshot().time().equals(before.snapshot().time()) ? before : now;
    }

    public ReportedState lastReport(GrowattDevice device) {
        return Objects.requireNonNull(state.get(device.serial()));
    }

    /** Whether the cloud has no connection to it. */
    public boolean isLost(GrowattDevice device) {
        return account.isOffline(device)
                || (device.kind().sleepsAtNight()
                        && account.plantOf(device).home().snapshot().watts(Flow.STRING_PV) == 0);
    }

    public void loseLifetimeCounters(Instant now, int renewals) {
        lostAfter = now;
        lostUntil = now.plus(SimulatedHome.STEP.multipliedBy(renewals));
    }

    public void repeatYesterday(int zeroRenewals, int yesterdayRenewals) {
        yesterdayFrom = SimulatedHome.STEP.multipliedBy(zeroRenewals);
        yesterdayUntil = yesterdayFrom.plus(SimulatedHome.STEP.multipliedBy(yesterdayRenewals));
    }

    public void stopUpdates(boolean still) {
        stopped = still;
    }

    private ReportedState report(GrowattPlant plant, GrowattDevice device) {
        HomeSnapshot snapshot = device.kind().sleepsAtNight()
                ? plant.home().lastDaylightSnapshot()
                : plant.home().snapshot();
        Instant time = snapshot.time().toInstant();
        Duration sinceMidnight = Duration.between(
                snapshot.time()
                        .toLocalDate()
                        .atStartOfDay(snapshot.time().getZone())
                        .toInstant(),
                time);
        boolean yesterday = sinceMidnight.compareTo(yesterdayFrom) >= 0 && sinceMidnight.compareTo(yesterdayUntil) < 0;
        return new ReportedState(snapshot, time.isAfter(lostAfter) && !time.isAfter(lostUntil), yesterday);
    }
}

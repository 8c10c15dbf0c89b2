package io.github.solarcloud2mqtt.simulator.growatt.plant;

import io.github.solarcloud2mqtt.simulator.home.HomeSnapshot;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.points.generator.ReportedState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The last report of each device: renewed every five minutes while the device is connected and awake. */
public final class LoggerUploads {

    private final SimulatedGrowattAccount account;
    private final Map<String, ReportedState> state = new HashMap<>();
    private Instant countersLostAfter = Instant.EPOCH;
    private Instant countersLostUntil = Instant.EPOCH;
    private Duration yesterdayFrom = Duration.ZERO;
    private Duration yesterdayUntil = Duration.ZERO;
    private boolean stopped;

    public LoggerUploads(SimulatedGrowattAccount account) {
        this.account = account;
    }

    /** Takes the new reports of all connected devices. */
    public void renew() {
        for (GrowattPlant plant : account.plants()) {
            for (GrowattDevice device : plant.devices()) {
                if (!state.containsKey(device.serial()) || (!stopped && !account.isOffline(device))) {
                    state.merge(device.serial(), report(plant, device), LoggerUploads::newer);
                }
            }
        }
    }

    /** A device that does not report at night keeps its last report with its counters. */
    private static ReportedState newer(ReportedState before, ReportedState now) {
        return now.snapshot().time().equals(before.snapshot().time()) ? before : now;
    }

    public ReportedState lastReport(GrowattDevice device) {
        return Objects.requireNonNull(state.get(device.serial()));
    }

    /** Whether the cloud has no connection to the device. */
    public boolean isLost(GrowattDevice device) {
        return account.isOffline(device)
                || (device.kind().sleepsAtNight()
                        && account.plantOf(device).home().snapshot().watts(Flow.STRING_PV) == 0);
    }

    public void loseLifetimeCounters(Instant now, int count) {
        countersLostAfter = now;
        countersLostUntil = now.plus(SimulatedHome.STEP.multipliedBy(count));
    }

    public void repeatYesterday(int zeroUploads, int yesterdayUploads) {
        yesterdayFrom = SimulatedHome.STEP.multipliedBy(zeroUploads);
        yesterdayUntil = yesterdayFrom.plus(SimulatedHome.STEP.multipliedBy(yesterdayUploads));
    }

    public void stopUpdates(boolean isStopped) {
        stopped = isStopped;
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
        return new ReportedState(
                snapshot, time.isAfter(countersLostAfter) && !time.isAfter(countersLostUntil), yesterday);
    }
}

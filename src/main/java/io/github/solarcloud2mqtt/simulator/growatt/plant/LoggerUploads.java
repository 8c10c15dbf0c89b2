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

    private final SimulatedGrowattAccount estate;
    private final Map<String, ReportedState> heard = new HashMap<>();
    private Instant lostAfter = Instant.EPOCH;
    private Instant lostUntil = Instant.EPOCH;
    private Duration yesterdayFrom = Duration.ZERO;
    private Duration yesterdayUntil = Duration.ZERO;
    private boolean standsStill;

    public LoggerUploads(SimulatedGrowattAccount estate) {
        this.estate = estate;
    }

    /** Hears what there is to hear. */
    public void renew() {
        for (GrowattPlant plant : estate.plants()) {
            for (GrowattDevice device : plant.devices()) {
                if (!heard.containsKey(device.serial()) || (!standsStill && !estate.isOffline(device))) {
                    heard.merge(device.serial(), hear(plant, device), LoggerUploads::newer);
                }
            }
        }
    }

    /** A device that has slept since reports nothing new, so that its counters stay what they were. */
    private static ReportedState newer(ReportedState before, ReportedState now) {
        return now.truth().time().equals(before.truth().time()) ? before : now;
    }

    public ReportedState heardFrom(GrowattDevice device) {
        return Objects.requireNonNull(heard.get(device.serial()));
    }

    /** Whether the cloud has no connection to it. */
    public boolean isLost(GrowattDevice device) {
        return estate.isOffline(device)
                || (device.kind().sleepsAtNight()
                        && estate.plantOf(device).home().truth().watts(Flow.STRING_PV) == 0);
    }

    public void loseLifetimeCounters(Instant now, int renewals) {
        lostAfter = now;
        lostUntil = now.plus(SimulatedHome.STEP.multipliedBy(renewals));
    }

    public void yesterdayComesBack(int zeroRenewals, int yesterdayRenewals) {
        yesterdayFrom = SimulatedHome.STEP.multipliedBy(zeroRenewals);
        yesterdayUntil = yesterdayFrom.plus(SimulatedHome.STEP.multipliedBy(yesterdayRenewals));
    }

    public void standStill(boolean still) {
        standsStill = still;
    }

    private ReportedState hear(GrowattPlant plant, GrowattDevice device) {
        HomeSnapshot truth = device.kind().sleepsAtNight()
                ? plant.home().lastByLight()
                : plant.home().truth();
        Instant time = truth.time().toInstant();
        Duration sinceMidnight = Duration.between(
                truth.time().toLocalDate().atStartOfDay(truth.time().getZone()).toInstant(), time);
        boolean yesterday = sinceMidnight.compareTo(yesterdayFrom) >= 0 && sinceMidnight.compareTo(yesterdayUntil) < 0;
        return new ReportedState(truth, time.isAfter(lostAfter) && !time.isAfter(lostUntil), yesterday);
    }
}

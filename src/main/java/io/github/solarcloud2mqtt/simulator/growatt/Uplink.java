package io.github.solarcloud2mqtt.simulator.growatt;

import io.github.solarcloud2mqtt.simulator.home.Flow;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.home.Truth;
import io.github.solarcloud2mqtt.simulator.points.Heard;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What the loggers sent last: renewed every five minutes, as long as a device is connected and awake. */
final class Uplink {

    private final Estate estate;
    private final Map<String, Heard> heard = new HashMap<>();
    private Instant lostAfter = Instant.EPOCH;
    private Instant lostUntil = Instant.EPOCH;
    private Duration yesterdayFrom = Duration.ZERO;
    private Duration yesterdayUntil = Duration.ZERO;
    private boolean standsStill;

    Uplink(Estate estate) {
        this.estate = estate;
    }

    /** Hears what there is to hear. */
    void renew() {
        for (GrowattPlant plant : estate.plants()) {
            for (GrowattDevice device : plant.devices()) {
                if (!heard.containsKey(device.serial()) || (!standsStill && !estate.isOffline(device))) {
                    heard.merge(device.serial(), hear(plant, device), Uplink::newer);
                }
            }
        }
    }

    /** A device that has slept since reports nothing new, so that its counters stay what they were. */
    private static Heard newer(Heard before, Heard now) {
        return now.truth().time().equals(before.truth().time()) ? before : now;
    }

    Heard heardFrom(GrowattDevice device) {
        return Objects.requireNonNull(heard.get(device.serial()));
    }

    /** Whether the cloud has no connection to it. */
    boolean isLost(GrowattDevice device) {
        return estate.isOffline(device)
                || (device.kind().sleepsAtNight()
                        && estate.plantOf(device).home().truth().watts(Flow.STRING_PV) == 0);
    }

    void loseLifetimeCounters(Instant now, int renewals) {
        lostAfter = now;
        lostUntil = now.plus(SimulatedHome.STEP.multipliedBy(renewals));
    }

    void yesterdayComesBack(int zeroRenewals, int yesterdayRenewals) {
        yesterdayFrom = SimulatedHome.STEP.multipliedBy(zeroRenewals);
        yesterdayUntil = yesterdayFrom.plus(SimulatedHome.STEP.multipliedBy(yesterdayRenewals));
    }

    void standStill(boolean still) {
        standsStill = still;
    }

    private Heard hear(GrowattPlant plant, GrowattDevice device) {
        Truth truth = device.kind().sleepsAtNight()
                ? plant.home().lastByLight()
                : plant.home().truth();
        Instant time = truth.time().toInstant();
        Duration sinceMidnight = Duration.between(
                truth.time().toLocalDate().atStartOfDay(truth.time().getZone()).toInstant(), time);
        boolean yesterday = sinceMidnight.compareTo(yesterdayFrom) >= 0 && sinceMidnight.compareTo(yesterdayUntil) < 0;
        return new Heard(truth, time.isAfter(lostAfter) && !time.isAfter(lostUntil), yesterday);
    }
}

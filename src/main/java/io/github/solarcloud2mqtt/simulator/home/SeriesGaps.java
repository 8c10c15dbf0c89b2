package io.github.solarcloud2mqtt.simulator.home;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Times for which a cloud has no past values of a home, or wrong ones. Safe for use by several threads. */
public final class SeriesGaps {
    private final List<Gap> missing = new ArrayList<>();
    private final List<Gap> countersLost = new ArrayList<>();

    private record Gap(Instant begin, Instant end) {
        boolean contains(Instant time) {
            return !time.isBefore(begin) && time.isBefore(end);
        }
    }

    /** The cloud received nothing from the home for a while. */
    public synchronized void receiveNothing(Instant begin, Instant end) {
        missing.add(new Gap(begin, end));
    }

    /** Every lifetime counter was 0 for a while. */
    public synchronized void loseLifetimeCounters(Instant begin, Instant end) {
        countersLost.add(new Gap(begin, end));
    }

    /** Whether the cloud has no values of this time. */
    public synchronized boolean isMissing(Instant time) {
        return missing.stream().anyMatch(gap -> gap.contains(time));
    }

    /** Whether lifetime counters are 0 at this time. */
    public synchronized boolean areCountersLost(Instant time) {
        return countersLost.stream().anyMatch(gap -> gap.contains(time));
    }
}

package io.github.solarcloud2mqtt.history;

import io.github.solarcloud2mqtt.time.Sleeper;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Plans runs that read past values. */
public final class HistoryExporter {
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final ZoneId host;

    /**
     * @param host the zone of plants whose cloud reports none
     */
    @Inject
    public HistoryExporter(InstantSource clock, Sleeper sleeper, RandomGenerator random, ZoneId host) {
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
        this.host = host;
    }

    /**
     * Plans a run. Makes no call.
     *
     * @param after the last time of an earlier run; its values are read again
     */
    public HistoryExport plan(
            List<HistoryAccount> accounts,
            HistoryRequest request,
            Optional<Instant> after,
            HistorySummary summary,
            HistoryProgress progress) {
        return new HistoryExport(accounts, request, after, host, summary, progress, clock, sleeper, random);
    }

    /** A reader of spans. */
    public HistoryReader reader(HistorySummary summary, HistoryProgress progress) {
        return new HistoryReader(host, summary, progress, clock, sleeper, random);
    }
}

package io.github.solarcloud2mqtt.history;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.series.SeriesQuery.Span;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import io.github.solarcloud2mqtt.time.Sleeper;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Reads values five minutes apart, span by span. What a cloud refused for one span is not asked for the next.
 * Not thread-safe.
 */
public final class HistoryReader {
    private final ZoneId host;
    private final HistorySummary summary;
    private final HistoryProgress progress;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final Map<String, SeriesCaller> callers = new HashMap<>();
    private long done;

    HistoryReader(
            ZoneId host,
            HistorySummary summary,
            HistoryProgress progress,
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random) {
        this.host = host;
        this.summary = summary;
        this.progress = progress;
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
    }

    /** The zone of a device: that of its plant, or that of this machine if the cloud reports none. */
    public ZoneId zone(MonitoredDevice device) {
        return device.plant().timeZone().orElse(host);
    }

    /** The calls that {@link #read} needs. */
    public long calls(HistoryAccount account, Span span) {
        return sources(account, span).stream().mapToLong(HistorySource::calls).sum();
    }

    /**
     * Reads all devices of an account.
     *
     * @param sink takes the values, those of one zone in the order of time
     * @throws CloudException if the cloud cannot be read
     */
    public void read(HistoryAccount account, Span span, HistorySink sink)
            throws CloudException, IOException, InterruptedException {
        account.budget().readThePast();
        for (HistorySource source : sources(account, span)) {
            while (!source.isFinished()) {
                for (List<HistoryValue> values : source.next().values()) {
                    sink.write(values);
                }
                progress.called(done + source.callsDone(), summary.calls());
            }
            done += source.callsDone();
        }
    }

    private List<HistorySource> sources(HistoryAccount account, Span span) {
        Map<ZoneId, List<MonitoredDevice>> byZone = new LinkedHashMap<>();
        account.devices()
                .forEach(device -> byZone.computeIfAbsent(zone(device), zone -> new ArrayList<>())
                        .add(device));
        SeriesCaller caller = callers.computeIfAbsent(
                account.name(), name -> new SeriesCaller(account, summary, progress, clock, sleeper, random));
        List<HistorySource> sources = new ArrayList<>();
        byZone.forEach((zone, devices) -> sources.add(new HistorySource(
                account, zone, devices, HistoryStep.FIVE_MINUTES, span, caller, summary, clock.instant())));
        return sources;
    }
}

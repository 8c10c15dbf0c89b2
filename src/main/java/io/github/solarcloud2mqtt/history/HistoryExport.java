package io.github.solarcloud2mqtt.history;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.series.SeriesQuery.Span;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import io.github.solarcloud2mqtt.time.Sleeper;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Reads the past values of some accounts and writes them in the order of time. */
public final class HistoryExport {
    private static final Comparator<HistoryValue> ORDER =
            Comparator.comparing(HistoryValue::device).thenComparing(HistoryValue::point);

    private final List<HistorySource> sources = new ArrayList<>();
    private final HistorySummary summary;
    private final HistoryProgress progress;
    private final long needed;

    /**
     * Plans the calls; makes none.
     *
     * @param after the last time of an earlier run; its values are read again
     * @param host the zone of plants whose cloud reports none
     */
    public HistoryExport(
            List<HistoryAccount> accounts,
            HistoryRequest request,
            Optional<Instant> after,
            ZoneId host,
            HistorySummary summary,
            HistoryProgress progress,
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random) {
        this.summary = summary;
        this.progress = progress;
        Instant now = clock.instant();
        for (HistoryAccount account : accounts) {
            account.budget().readThePast();
            SeriesCaller caller = new SeriesCaller(account, summary, progress, clock, sleeper, random);
            Map<ZoneId, List<MonitoredDevice>> byZone = new LinkedHashMap<>();
            account.devices()
                    .forEach(device -> byZone.computeIfAbsent(
                                    device.plant().timeZone().orElse(host), zone -> new ArrayList<>())
                            .add(device));
            byZone.forEach((zone, devices) -> sources.add(new HistorySource(
                    account,
                    zone,
                    devices,
                    request.step(),
                    rest(request.values(zone, now), after),
                    caller,
                    summary,
                    now)));
        }
        needed = sources.stream().mapToLong(HistorySource::calls).sum();
    }

    private static Span rest(Span wanted, Optional<Instant> after) {
        return new Span(after.filter(wanted.begin()::isBefore).orElse(wanted.begin()), wanted.end());
    }

    /** The calls that the whole run needs. */
    public long calls() {
        return needed;
    }

    /**
     * Reads and writes everything.
     *
     * @throws CloudException if a cloud cannot be read; what was read before is written
     * @throws IOException if the values cannot be written
     */
    public void run(HistorySink sink) throws CloudException, IOException, InterruptedException {
        TreeMap<Instant, List<HistoryValue>> read = new TreeMap<>();
        progress.begin(needed);
        Optional<HistorySource> next = behind();
        while (next.isPresent()) {
            next.get()
                    .next()
                    .forEach((time, values) -> read.computeIfAbsent(time, each -> new ArrayList<>())
                            .addAll(values));
            next = behind();
            Instant complete = next.map(HistorySource::done).orElse(Instant.MAX);
            write(read.headMap(complete), sink);
            progress.called(sources.stream().mapToLong(HistorySource::callsDone).sum(), summary.calls());
        }
        sink.flush();
    }

    /** The source that is behind the others, if one is not finished. */
    private Optional<HistorySource> behind() {
        return sources.stream().filter(source -> !source.isFinished()).min(Comparator.comparing(HistorySource::done));
    }

    private void write(Map<Instant, List<HistoryValue>> complete, HistorySink sink) throws IOException {
        for (List<HistoryValue> values : complete.values()) {
            values.sort(ORDER);
            sink.write(values);
            summary.wrote(values.size());
        }
        complete.clear();
        sink.flush();
    }
}

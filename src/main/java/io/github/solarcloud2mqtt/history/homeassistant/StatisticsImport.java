package io.github.solarcloud2mqtt.history.homeassistant;

import static io.github.solarcloud2mqtt.history.homeassistant.StatisticGap.HOUR;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.series.SeriesQuery.Span;
import io.github.solarcloud2mqtt.history.HistoryAccount;
import io.github.solarcloud2mqtt.history.HistoryPoints;
import io.github.solarcloud2mqtt.history.HistoryReader;
import io.github.solarcloud2mqtt.history.HistorySummary;
import io.github.solarcloud2mqtt.history.homeassistant.api.HomeAssistantException;
import io.github.solarcloud2mqtt.history.homeassistant.api.StatisticHour;
import io.github.solarcloud2mqtt.history.homeassistant.api.StatisticMetadata;
import io.github.solarcloud2mqtt.history.homeassistant.api.StatisticsApi;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import io.github.solarcloud2mqtt.time.Sleeper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the hours that Home Assistant's statistics lack. Used by one thread. */
public final class StatisticsImport {
    /**
     * The hour in which the sums of a sensor begin. Home Assistant takes the first sum of a sensor for energy of that hour, so
     * that it must lie where nobody looks: the sums before the first recorded ones are negative.
     */
    static final Instant BASE = Instant.parse("2000-01-01T00:00:00Z");

    private static final int SENSORS_IN_A_QUERY = 25;
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final int LONGEST_WAIT_S = 60;

    private final StatisticsApi api;
    private final HistoryReader reader;
    private final HistorySummary summary;
    private final Sleeper sleeper;
    private final Map<String, EmptyHours> empty = new TreeMap<>();
    private final Map<String, ZoneId> zones = new TreeMap<>();
    private final Set<String> entities = new HashSet<>();
    private Optional<StatisticMetadata> lastSensor = Optional.empty();
    private Optional<StatisticHour> lastHour = Optional.empty();
    private long hours;

    public StatisticsImport(StatisticsApi api, HistoryReader reader, HistorySummary summary, Sleeper sleeper) {
        this.api = api;
        this.reader = reader;
        this.summary = summary;
        this.sleeper = sleeper;
    }

    /**
     * Finds what is missing.
     *
     * @param from the first wanted time, at the plant
     * @param to the time after the last, at the plant; a gap is filled as a whole if any of it is wanted
     * @param now the present
     * @return the missing hours of each account, by its name
     */
    public Map<String, ImportPlan> plan(
            List<HistoryAccount> accounts, LocalDateTime from, Optional<LocalDateTime> to, Instant now)
            throws HomeAssistantException, InterruptedException {
        List<StatisticSensor> sensors = new SensorMatcher(api, reader, summary).match(accounts);
        Map<List<Object>, List<StatisticSensor>> alike = sensors.stream()
                .collect(Collectors.groupingBy(
                        sensor -> List.of(
                                sensor.isCounter(),
                                sensor.metadata().unit(),
                                String.valueOf(sensor.metadata().listed().get("unit_class")),
                                sensor.zone()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Map<String, List<SensorGap>> gaps = new LinkedHashMap<>();
        List<String> without = new ArrayList<>();
        for (List<StatisticSensor> some : alike.values()) {
            for (int begin = 0; begin < some.size(); begin += SENSORS_IN_A_QUERY) {
                find(
                        some.subList(begin, Math.min(some.size(), begin + SENSORS_IN_A_QUERY)),
                        from,
                        to,
                        now,
                        gaps,
                        without);
            }
        }
        SensorMatcher.leaveOutWithoutStatistics(without, summary);
        Map<String, ImportPlan> plans = new LinkedHashMap<>();
        gaps.forEach((account, ofAccount) -> plans.put(account, new ImportPlan(account, ofAccount)));
        return plans;
    }

    private void find(
            List<StatisticSensor> alike,
            LocalDateTime from,
            Optional<LocalDateTime> to,
            Instant now,
            Map<String, List<SensorGap>> gaps,
            List<String> without)
            throws HomeAssistantException, InterruptedException {
        ZoneId zone = alike.get(0).zone();
        Instant first = firstHour(from.atZone(zone).toInstant());
        Instant end = to.map(time -> time.atZone(zone).toInstant()).orElse(now);
        StoredHours stored = new StoredHours(
                api, alike.stream().map(StatisticSensor::metadata).toList());
        Map<String, List<StatisticGap>> found = stored.gaps(first, now);
        for (StatisticSensor sensor : alike) {
            if (!stored.has(sensor.entityId())) {
                without.add(sensor.entityId());
            }
            found.getOrDefault(sensor.entityId(), List.of()).stream()
                    .filter(gap -> gap.overlaps(first, end))
                    .map(gap -> new SensorGap(sensor, gap))
                    .filter(this::canBeFilled)
                    .forEach(gap -> gaps.computeIfAbsent(sensor.account(), name -> new ArrayList<>())
                            .add(gap));
        }
    }

    private static Instant firstHour(Instant from) {
        Instant hour =
                Instant.ofEpochSecond(-Math.floorDiv(-from.getEpochSecond(), HOUR.toSeconds()) * HOUR.toSeconds());
        Instant earliest = BASE.plus(Duration.ofDays(1));
        return hour.isBefore(earliest) ? earliest : hour;
    }

    private boolean canBeFilled(SensorGap gap) {
        boolean can = !gap.sensor().isCounter() || gap.hasSums();
        if (!can) {
            summary.leaveOut(gap.sensor().entityId() + ": its statistics have an hour without a sum, next to a gap.");
        }
        return can;
    }

    /** The calls that a plan needs. */
    public long calls(ImportPlan plan, HistoryAccount account) {
        return plan.parts().stream()
                .mapToLong(part -> reader.calls(narrowed(account, part), span(part)))
                .sum();
    }

    /**
     * Reads and writes the missing hours of an account.
     *
     * @throws CloudException if the cloud cannot be read; what was written before is complete
     */
    public void run(ImportPlan plan, HistoryAccount account)
            throws CloudException, HomeAssistantException, InterruptedException {
        for (ImportPlan.Part part : plan.parts()) {
            SensorReadings readings = new SensorReadings(
                    part.gaps().stream().map(SensorGap::sensor).toList());
            try {
                reader.read(narrowed(account, part), span(part), readings);
            } catch (IOException e) {
                throw new IllegalStateException("values in memory cannot fail", e);
            }
            Map<String, Set<Instant>> missing = new TreeMap<>();
            Map<String, Set<Instant>> written = new TreeMap<>();
            for (SensorGap gap : part.gaps()) {
                String device = gap.sensor().device().id();
                FilledHours filled = gap.fill(part.hours().begin(), part.hours().end(), readings);
                zones.put(device, gap.sensor().zone());
                Set<Instant> ofDevice = missing.computeIfAbsent(device, id -> new HashSet<>());
                for (Instant hour = filled.begin(); hour.isBefore(filled.end()); hour = hour.plus(HOUR)) {
                    ofDevice.add(hour);
                }
                filled.hours()
                        .forEach(hour -> written.computeIfAbsent(device, id -> new HashSet<>())
                                .add(hour.start()));
                store(gap.sensor(), filled);
            }
            missing.forEach((device, all) -> {
                all.removeAll(written.getOrDefault(device, Set.of()));
                all.forEach(hour ->
                        empty.computeIfAbsent(device, id -> new EmptyHours()).add(hour));
            });
        }
    }

    private void store(StatisticSensor sensor, FilledHours filled) throws HomeAssistantException, InterruptedException {
        if (filled.hours().isEmpty()) {
            return;
        }
        List<StatisticHour> all = new ArrayList<>();
        filled.base().ifPresent(base -> all.add(base.hour(BASE)));
        all.addAll(filled.hours());
        api.store(sensor.metadata(), all);
        hours += filled.hours().size();
        entities.add(sensor.entityId());
        lastSensor = Optional.of(sensor.metadata());
        lastHour = Optional.of(all.get(all.size() - 1));
    }

    /** Only the devices and points that have gaps in a part. */
    private static HistoryAccount narrowed(HistoryAccount account, ImportPlan.Part part) {
        Map<String, Set<String>> points = new LinkedHashMap<>();
        part.gaps().stream()
                .map(SensorGap::sensor)
                .forEach(sensor -> points.computeIfAbsent(sensor.device().id(), id -> new HashSet<>())
                        .add(sensor.point().id()));
        List<MonitoredDevice> devices = account.devices().stream()
                .filter(device -> points.containsKey(device.id()))
                .map(device -> HistoryPoints.only(
                        device,
                        point -> points.getOrDefault(device.id(), Set.of()).contains(point.id())))
                .toList();
        return new HistoryAccount(account.name(), account.cloud(), account.catalog(), account.budget(), devices);
    }

    /** With an hour before the first statistics, so that a glitch in the first hour is seen, and the end of the last hour. */
    private static Span span(ImportPlan.Part part) {
        boolean isBeforeTheFirst = part.gaps().get(0).isBeforeTheFirst();
        return new Span(
                isBeforeTheFirst
                        ? part.hours().begin().minus(HOUR)
                        : part.hours().begin(),
                part.hours().end().plus(FIVE_MINUTES));
    }

    /**
     * Waits until Home Assistant has written what it has confirmed.
     *
     * @return whether it has
     */
    public boolean isWritten() throws HomeAssistantException, InterruptedException {
        if (lastSensor.isEmpty() || lastHour.isEmpty()) {
            return true;
        }
        Instant start = lastHour.get().start();
        for (int second = 0; second < LONGEST_WAIT_S; second++) {
            if (!api.stored(List.of(lastSensor.get()), "hour", start, start.plus(HOUR))
                    .isEmpty()) {
                return true;
            }
            sleeper.sleep(Duration.ofSeconds(1));
        }
        return false;
    }

    /** What was written, and which times stay empty, for the user. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                "%d hours of %d entities written, %d calls made.".formatted(hours, entities.size(), summary.calls()));
        empty.forEach((device, ofDevice) ->
                sentences.add(ofDevice.sentence(device, zones.getOrDefault(device, ZoneOffset.UTC))));
        return sentences;
    }
}

package io.github.solarcloud2mqtt.history;

import io.github.solarcloud2mqtt.cloud.CallBudget.PastShare;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.series.SeriesAggregate;
import io.github.solarcloud2mqtt.cloud.series.SeriesAnswer;
import io.github.solarcloud2mqtt.cloud.series.SeriesQuery;
import io.github.solarcloud2mqtt.cloud.series.SeriesQuery.Span;
import io.github.solarcloud2mqtt.cloud.series.SeriesRow;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.time.Backoff;
import io.github.solarcloud2mqtt.time.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Makes the calls of one account for series: within its share of the quota, again after a failure that passes, in smaller
 * parts where the cloud refuses one, and without the devices and points that the cloud refuses alone.
 */
final class SeriesCaller {
    private static final int ATTEMPTS = 6;
    private static final int CALLS_BETWEEN_SAVES = 10;

    private final HistoryAccount account;
    private final HistorySummary summary;
    private final HistoryProgress progress;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final Set<String> refusedDevices = new HashSet<>();
    private final Map<String, Set<String>> refusedPoints = new HashMap<>();
    private final Map<String, Integer> mostPoints = new HashMap<>();
    private Instant quotaRead = Instant.EPOCH;
    private long unsaved;

    SeriesCaller(
            HistoryAccount account,
            HistorySummary summary,
            HistoryProgress progress,
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random) {
        this.account = account;
        this.summary = summary;
        this.progress = progress;
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
    }

    /**
     * Reads a series.
     *
     * @throws CloudException if the cloud cannot be read at present, or not at all
     */
    List<SeriesRow> read(SeriesQuery query) throws CloudException, InterruptedException {
        List<SeriesRow> rows = new ArrayList<>();
        SeriesQuery allowed = allowed(query);
        if (allowed.devices().isEmpty() || allowed.points().isEmpty()) {
            return rows;
        }
        int most = mostPoints.getOrDefault(type(query), Integer.MAX_VALUE);
        for (List<String> ids : DeviceGroup.parts(List.copyOf(allowed.points().keySet()), most)) {
            readAllowed(allowed.with(DeviceGroup.only(allowed.points(), ids)), rows);
        }
        return rows;
    }

    private static String type(SeriesQuery query) {
        return query.resolution() + " " + query.devices().get(0).type().id();
    }

    private SeriesQuery allowed(SeriesQuery query) {
        SortedMap<String, SeriesAggregate> points = new TreeMap<>(query.points());
        points.keySet().removeAll(refusedPoints.getOrDefault(type(query), Set.of()));
        return query.of(query.devices().stream()
                        .filter(device -> !refusedDevices.contains(device.id()))
                        .toList())
                .with(points);
    }

    private void readAllowed(SeriesQuery query, List<SeriesRow> rows) throws CloudException, InterruptedException {
        try {
            rows.addAll(pages(query));
        } catch (CloudException.NotAllowed e) {
            refuse(query.devices(), e);
        } catch (CloudException.Malformed e) {
            refuse(query.devices(), e);
        } catch (CloudException.BadRequest e) {
            List<SeriesQuery> parts = halves(query);
            if (parts.isEmpty()) {
                refuseOne(query, e);
            }
            for (SeriesQuery part : parts) {
                readAllowed(part, rows);
            }
            if (!parts.isEmpty() && query.points().size() > 1 && isPassed(query)) {
                mostPoints.merge(type(query), (query.points().size() + 1) / 2, Math::min);
            }
        }
    }

    /** Whether nothing of a query is refused alone, so that it was only too large. */
    private boolean isPassed(SeriesQuery query) {
        Set<String> refused = refusedPoints.getOrDefault(type(query), Set.of());
        return query.points().keySet().stream().noneMatch(refused::contains)
                && query.devices().stream().noneMatch(device -> refusedDevices.contains(device.id()));
    }

    /** Points first: a refused query most often holds one too many, or one that the cloud does not know. */
    private static List<SeriesQuery> halves(SeriesQuery query) {
        if (query.points().size() > 1) {
            List<String> ids = List.copyOf(query.points().keySet());
            return DeviceGroup.parts(ids, (ids.size() + 1) / 2).stream()
                    .map(part -> query.with(DeviceGroup.only(query.points(), part)))
                    .toList();
        }
        if (query.devices().size() > 1) {
            return DeviceGroup.parts(query.devices(), (query.devices().size() + 1) / 2).stream()
                    .map(query::of)
                    .toList();
        }
        return List.of();
    }

    private void refuseOne(SeriesQuery query, CloudException reason) {
        String point = query.points().firstKey();
        Device device = query.devices().get(0);
        refusedPoints.computeIfAbsent(type(query), type -> new HashSet<>()).add(point);
        summary.leaveOut("point %s of %s: %s".formatted(point, device.id(), reason.getMessage()));
    }

    private void refuse(List<Device> devices, CloudException reason) {
        devices.forEach(device -> refusedDevices.add(device.id()));
        summary.leaveOut("%s: %s"
                .formatted(devices.stream().map(Device::id).collect(Collectors.joining(", ")), reason.getMessage()));
    }

    private List<SeriesRow> pages(SeriesQuery query) throws CloudException, InterruptedException {
        List<SeriesRow> rows = new ArrayList<>();
        boolean more = true;
        for (int page = 1; more; page++) {
            SeriesAnswer answer = patiently(query.onPage(page));
            rows.addAll(answer.rows());
            answer.refused().stream()
                    .filter(refusedDevices::add)
                    .forEach(device ->
                            summary.leaveOut(device + ": the cloud does not let this account read its past values."));
            more = answer.hasMore();
        }
        return rows;
    }

    private SeriesAnswer patiently(SeriesQuery query) throws CloudException, InterruptedException {
        Backoff backoff = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(5), random);
        for (int attempt = 1; ; attempt++) {
            waitForShare();
            try {
                SeriesAnswer answer = account.cloud().series(query);
                summary.called();
                save(false);
                return answer;
            } catch (CloudException.QuotaSpent e) {
                save(true);
                pause(e.retryAfter(), String.valueOf(e.getMessage()));
            } catch (CloudException.Transient | CloudException.Malformed e) {
                if (attempt >= ATTEMPTS) {
                    throw e;
                }
                pause(backoff.next(), String.valueOf(e.getMessage()));
            }
        }
    }

    /** Waits until there is a call left for past values. */
    void waitForShare() throws CloudException, InterruptedException {
        readQuota();
        Optional<PastShare> share = account.budget().leftForThePast();
        while (share.isPresent() && share.get().left() == 0) {
            Duration wait = Duration.between(clock.instant(), share.get().renewal());
            save(true);
            pause(
                    wait,
                    "Half of the calls that the quota of cloud %s leaves are made; the other half is for the bridge."
                            .formatted(account.name()));
            readQuota();
            save(true);
            share = account.budget().leftForThePast();
        }
    }

    /** The cloud counts the calls of all programs; it is asked once an hour. */
    private void readQuota() throws CloudException {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        if (!hour.equals(quotaRead)) {
            quotaRead = hour;
            try {
                account.cloud().quota().ifPresent(account.budget()::learn);
            } catch (CloudException e) {
                if (e instanceof CloudException.Rejected) {
                    throw e;
                }
            }
        }
    }

    private void save(boolean always) {
        unsaved++;
        if (always || unsaved >= CALLS_BETWEEN_SAVES) {
            account.budget().save();
            unsaved = 0;
        }
    }

    private void pause(Duration wait, String reason) throws InterruptedException {
        if (wait.compareTo(Duration.ofMinutes(1)) > 0) {
            progress.waits(reason, clock.instant().plus(wait));
        }
        sleeper.sleep(wait);
    }

    /** Whether a device has been refused as a whole. */
    boolean isRefused(String deviceId) {
        return refusedDevices.contains(deviceId);
    }

    /** The part of a span that a series reaches; it begins with a day. */
    static Span reachable(Span span, DeviceGroup group, ZoneId zone, Instant now) {
        return group.limits()
                .reach()
                .map(reach -> LocalDate.ofInstant(now, zone)
                        .minus(reach)
                        .atStartOfDay(zone)
                        .toInstant())
                .filter(span.begin()::isBefore)
                .map(begin -> new Span(begin, span.end()))
                .orElse(span);
    }
}

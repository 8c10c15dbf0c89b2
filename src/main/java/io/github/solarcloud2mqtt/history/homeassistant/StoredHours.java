package io.github.solarcloud2mqtt.history.homeassistant;

import static io.github.solarcloud2mqtt.history.homeassistant.StatisticGap.HOUR;

import io.github.solarcloud2mqtt.history.homeassistant.api.HomeAssistantException;
import io.github.solarcloud2mqtt.history.homeassistant.api.StatisticHour;
import io.github.solarcloud2mqtt.history.homeassistant.api.StatisticMetadata;
import io.github.solarcloud2mqtt.history.homeassistant.api.StatisticsApi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the gaps in the statistics of some sensors of one kind and unit. */
final class StoredHours {
    /** Limits the length of an answer. */
    private static final Duration PART = Duration.ofDays(30);

    private final StatisticsApi api;
    private final List<StatisticMetadata> sensors;
    private final Map<String, StatisticHour> last = new HashMap<>();
    private final Map<String, List<StatisticGap>> gaps = new HashMap<>();

    StoredHours(StatisticsApi api, List<StatisticMetadata> sensors) {
        this.api = api;
        this.sensors = sensors;
    }

    /**
     * The gaps of each sensor, by entity id, that an hour with statistics follows. A gap that reaches into the time before
     * the first wanted hour is returned as a whole.
     *
     * @param from the first wanted hour
     * @param now the end of the last hour
     */
    Map<String, List<StatisticGap>> gaps(Instant from, Instant now)
            throws HomeAssistantException, InterruptedException {
        findBefore(from);
        for (Instant begin = from; begin.isBefore(now); begin = begin.plus(PART)) {
            Instant end = begin.plus(PART).isBefore(now) ? begin.plus(PART) : now;
            api.stored(sensors, "hour", begin, end).forEach((id, hours) -> hours.forEach(hour -> add(id, hour, from)));
        }
        return gaps;
    }

    /** Whether any hour of a sensor is known. */
    boolean has(String entityId) {
        return last.containsKey(entityId);
    }

    private void add(String id, StatisticHour hour, Instant from) {
        Optional<StatisticHour> before = Optional.ofNullable(last.put(id, hour));
        Instant begin = before.map(each -> each.start().plus(HOUR)).orElse(from);
        if (begin.isBefore(hour.start())) {
            gaps.computeIfAbsent(id, each -> new ArrayList<>())
                    .add(new StatisticGap(begin, hour.start(), before, hour));
        }
    }

    /** The last hour of each sensor before the first wanted one. */
    private void findBefore(Instant from) throws HomeAssistantException, InterruptedException {
        keepLast(sensors, from.minus(PART), from);
        List<StatisticMetadata> others = without(sensors, last::containsKey);
        if (others.isEmpty()) {
            return;
        }
        Map<String, Instant> months = new HashMap<>();
        api.stored(others, "month", StatisticsImport.BASE.plus(HOUR), from.minus(PART))
                .forEach((id, found) ->
                        months.put(id, found.get(found.size() - 1).start()));
        for (StatisticMetadata sensor : others) {
            Instant month = months.get(sensor.statisticId());
            if (month != null) {
                keepLast(List.of(sensor), month, month.plus(PART).plus(Duration.ofDays(2)));
            }
        }
    }

    private void keepLast(Collection<StatisticMetadata> some, Instant begin, Instant end)
            throws HomeAssistantException, InterruptedException {
        api.stored(some, "hour", begin, end).forEach((id, hours) -> last.put(id, hours.get(hours.size() - 1)));
    }

    private static List<StatisticMetadata> without(List<StatisticMetadata> all, Predicate<String> known) {
        return all.stream().filter(sensor -> !known.test(sensor.statisticId())).toList();
    }
}

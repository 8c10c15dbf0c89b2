package io.github.solarcloud2mqtt.history.homeassistant;

import static io.github.solarcloud2mqtt.history.homeassistant.StatisticGap.HOUR;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The hours of a device that stay without statistics, because the cloud has no values. */
final class EmptyHours {
    private static final int MOST_SPANS = 5;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** End by beginning. */
    private final TreeMap<Instant, Instant> spans = new TreeMap<>();

    /** Takes an hour; hours come in any order. */
    void add(Instant hour) {
        Instant begin = hour;
        Instant end = hour.plus(HOUR);
        Map.Entry<Instant, Instant> earlier = spans.floorEntry(hour);
        if (earlier != null && !earlier.getValue().isBefore(hour)) {
            begin = earlier.getKey();
            end = earlier.getValue().isAfter(end) ? earlier.getValue() : end;
        }
        Instant later = spans.remove(end);
        spans.put(begin, later == null ? end : later);
    }

    /** The sentence for the user, with the first spans. */
    String sentence(String deviceId, ZoneId zone) {
        List<Map.Entry<Instant, Instant>> all = new ArrayList<>(spans.entrySet());
        List<String> texts = all.stream()
                .limit(MOST_SPANS)
                .map(span -> "from " + text(span.getKey(), zone) + " to " + text(span.getValue(), zone))
                .toList();
        String more = all.size() > MOST_SPANS ? " and %d more times".formatted(all.size() - MOST_SPANS) : "";
        return deviceId + ": the cloud has no values " + String.join(", ", texts) + more
                + "; these hours stay without statistics.";
    }

    private static String text(Instant instant, ZoneId zone) {
        return TIME.format(instant.atZone(zone));
    }
}

package io.github.solarcloud2mqtt.integration;

import io.github.solarcloud2mqtt.mqtt.Message;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks every published counter: lifetime counters never fall, daily ones fall once, after midnight. */
final class CounterMonitor {

    private static final Pattern LIFETIME = Pattern.compile("solarcloud2mqtt/[^/]+/total_[^/]+");
    private static final Pattern DAILY = Pattern.compile("solarcloud2mqtt/[^/]+/daily_[^/]+");

    private final Map<String, BigDecimal> last = new HashMap<>();
    private final Map<String, Integer> falls = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    void inspect(Message message) {
        String topic = message.topic();
        if (message.payload().contains("E+") || message.payload().contains("NaN")) {
            problems.add(topic + ": " + message.payload());
        }
        boolean isLifetime = LIFETIME.matcher(topic).matches();
        if (message.payload().isEmpty() || (!isLifetime && !DAILY.matcher(topic).matches())) {
            return;
        }
        BigDecimal value = new BigDecimal(message.payload());
        BigDecimal before = last.put(topic, value);
        if (before != null && value.compareTo(before) < 0 && (falls.merge(topic, 1, Integer::sum) > 1 || isLifetime)) {
            problems.add(topic + " fell from " + before + " to " + value);
        }
    }

    /** Returns the violations. */
    List<String> problems() {
        return problems;
    }

    /** Returns the number of counters. */
    int size() {
        return last.size();
    }
}

package io.github.solarcloud2mqtt.config.hocon;

import com.typesafe.config.Config;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds environment variables that are most likely misspelt. */
public final class VariableHints {

    private static final List<String> PREFIXES = List.of("MQTT_", "ISOLARCLOUD_", "GROWATT_");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\??([A-Z0-9_]+)}");

    /** Variables that Kubernetes sets for a service with the name of a prefix. */
    private static final Pattern KUBERNETES = Pattern.compile(".*_SERVICE_.*|.*_PORT_\\d+_.*");

    private static final Pattern KUBERNETES_VALUE = Pattern.compile("(tcp|udp)://[\\d.]+:\\d+");

    private static final Map<String, String> ADVICE = Map.of(
            "MQTT_HOST", "MQTT_URL, for example tcp://localhost:1883",
            "MQTT_SERVER", "MQTT_URL, for example tcp://localhost:1883",
            "MQTT_BROKER", "MQTT_URL, for example tcp://localhost:1883",
            "MQTT_PORT", "MQTT_URL, for example tcp://localhost:1883");

    private final Set<String> known;

    /**
     * @param configurations configurations before substitution; every variable in them is known
     */
    public VariableHints(Config... configurations) {
        known = Stream.of(configurations)
                .flatMap(each -> REFERENCE.matcher(each.root().render()).results())
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Reports variables that are not used although their names begin with a known prefix. */
    public void report(Config environment, Problems problems) {
        environment.root().forEach((variable, value) -> {
            boolean suspicious = PREFIXES.stream().anyMatch(variable::startsWith)
                    && !known.contains(variable)
                    && !isOfKubernetes(variable, String.valueOf(value.unwrapped()));
            if (suspicious) {
                problems.hint(Environment.place(variable) + ": is no variable of the bridge; " + advice(variable));
            }
        });
    }

    private static boolean isOfKubernetes(String variable, String value) {
        return KUBERNETES.matcher(variable).matches()
                || (variable.endsWith("_PORT")
                        && KUBERNETES_VALUE.matcher(value).matches());
    }

    private String advice(String variable) {
        return Optional.ofNullable(ADVICE.get(variable))
                .or(() -> NearestKey.to(variable, known))
                .map(meant -> "did you mean " + meant + "?")
                .orElseGet(() -> "there are " + String.join(", ", ofSamePrefix(variable)));
    }

    private List<String> ofSamePrefix(String variable) {
        String prefix = variable.substring(0, variable.indexOf('_') + 1);
        return known.stream().filter(each -> each.startsWith(prefix)).toList();
    }
}

package io.github.solarcloud2mqtt.config.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.Map;
import java.util.stream.Collectors;

/** The environment variables as a configuration; the origin of each value names its variable. */
public final class Environment {

    private static final String PREFIX = "environment: ";

    private Environment() {}

    /** An empty variable counts as not set, because Docker Compose passes a variable without a value as empty. */
    public static Config of(Map<String, String> variables) {
        Map<String, ConfigValue> values = variables.entrySet().stream()
                .filter(variable -> !variable.getValue().isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        variable -> ConfigValueFactory.fromAnyRef(variable.getValue(), place(variable.getKey()))));
        return ConfigValueFactory.fromMap(values, "environment").toConfig();
    }

    /** The location of a variable in an error. */
    static String place(String variable) {
        return PREFIX + variable;
    }

    /** Whether a value comes from a variable. */
    static boolean isOriginOf(ConfigOrigin origin) {
        return origin.description().startsWith(PREFIX);
    }
}

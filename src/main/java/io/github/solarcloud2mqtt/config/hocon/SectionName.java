package io.github.solarcloud2mqtt.config.hocon;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The name of a section and its keys in an error.
 *
 * @param path the keys that lead to the section
 * @param variablePrefix the prefix of its environment variables, if the section consists of variables
 */
public record SectionName(List<String> path, Optional<String> variablePrefix) {

    public static final SectionName ROOT = new SectionName(List.of(), Optional.empty());

    SectionName below(String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return new SectionName(List.copyOf(longer), variablePrefix);
    }

    /** The location where the user can add a missing key of a section. */
    ConfigOrigin originOf(ConfigObject section, ConfigOrigin outer) {
        return variablePrefix.isPresent() ? outer : section.origin();
    }

    /** The location of the section. */
    String place(ConfigOrigin origin) {
        return origin.description() + ": " + ConfigUtil.joinPath(path);
    }

    /** The location of an existing value. */
    String place(ConfigOrigin origin, String key) {
        return Environment.isOriginOf(origin)
                ? origin.description()
                : below(key).place(origin);
    }

    /** The location of a missing value. */
    String placeOfMissing(ConfigOrigin origin, String key) {
        return variablePrefix.isPresent() ? Environment.place(called(key)) : place(origin, key);
    }

    /** The key, or the variable that sets it. */
    String called(String key) {
        return variablePrefix
                .map(prefix -> prefix + key.toUpperCase(Locale.ROOT).replace('-', '_'))
                .orElse(key);
    }

    /** The message for missing keys, one of which must have a value. */
    String missing(List<String> keys) {
        String any = keys.stream().map(this::called).collect(Collectors.joining(" or "));
        return variablePrefix.isPresent()
                ? "missing; set " + any
                : "missing, or taken from an environment variable that is not set; give " + any;
    }
}

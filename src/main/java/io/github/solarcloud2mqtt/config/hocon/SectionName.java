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

    /** The place where the user can add a missing key of a section. */
    ConfigOrigin originOf(ConfigObject section, ConfigOrigin outer) {
        return variablePrefix.isPresent() ? outer : section.origin();
    }

    /** The place of the section. */
    String place(ConfigOrigin origin) {
        return origin.description() + ": " + ConfigUtil.joinPath(path);
    }

    /** The place of an existing value. */
    String place(ConfigOrigin origin, String key) {
        return Environment.isOriginOf(origin)
                ? origin.description()
                : below(key).place(origin);
    }

    /** The place of a missing value. */
    String placeOfMissing(ConfigOrigin origin, String key) {
        return variablePrefix.isPresent() ? Environment.place(called(key)) : place(origin, key);
    }

    /** The key, or the variable in its place. */
    String called(String key) {
        return variablePrefix
                .map(prefix -> prefix + key.toUpperCase(Locale.ROOT).replace('-', '_'))
                .orElse(key);
    }

    /** The sentence for missing keys, of which one must have a value. */
    String missing(List<String> keys) {
        String any = keys.stream().map(this::called).collect(Collectors.joining(" or "));
        return variablePrefix.isPresent()
                ? "missing; set " + any
                : "missing, or taken from an environment variable that is not set; give " + any;
    }
}

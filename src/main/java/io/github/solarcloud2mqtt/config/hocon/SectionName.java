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
 * What a section and its keys are called in an error.
 *
 * @param path the keys that lead to the section
 * @param variablePrefix the beginning of the environment variables it is made of, if it is
 */
public record SectionName(List<String> path, Optional<String> variablePrefix) {

    public static final SectionName ROOT = new SectionName(List.of(), Optional.empty());

    SectionName below(String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return new SectionName(List.copyOf(longer), variablePrefix);
    }

    /** Where the owner can add what is missing in a section. */
    ConfigOrigin originOf(ConfigObject section, ConfigOrigin outer) {
        return variablePrefix.isPresent() ? outer : section.origin();
    }

    /** Where the section is. */
    String place(ConfigOrigin origin) {
        return origin.description() + ": " + ConfigUtil.joinPath(path);
    }

    /** Where a value is that exists. */
    String place(ConfigOrigin origin, String key) {
        return Environment.isOriginOf(origin)
                ? origin.description()
                : below(key).place(origin);
    }

    /** Where a value ought to be that does not exist. */
    String placeOfMissing(ConfigOrigin origin, String key) {
        return variablePrefix.isPresent() ? Environment.place(called(key)) : place(origin, key);
    }

    /** The key, or the variable that stands for it. */
    String called(String key) {
        return variablePrefix
                .map(prefix -> prefix + key.toUpperCase(Locale.ROOT).replace('-', '_'))
                .orElse(key);
    }

    /** What to say where none of some keys has a value. */
    String missing(List<String> keys) {
        String any = keys.stream().map(this::called).collect(Collectors.joining(" or "));
        return variablePrefix.isPresent()
                ? "missing; set " + any
                : "missing, or taken from an environment variable that is not set; give " + any;
    }
}

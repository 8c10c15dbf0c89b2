package io.github.solarcloud2mqtt.config.hocon;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.github.solarcloud2mqtt.config.value.InvalidValueException;
import io.github.solarcloud2mqtt.config.value.ValueParser;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One section of the configuration. Errors go to the {@link Problems}; the caller receives a placeholder and continues, so
 * that all errors are found. The section records which keys were read: all others are unknown.
 */
public final class Section {

    private static final Pattern CURLY_QUOTE = Pattern.compile("[\u201c\u201d\u201e\u201f]");
    private static final ConfigObject EMPTY = ConfigFactory.empty().root();

    private final SectionName name;
    private final ConfigOrigin origin;
    private final ConfigObject values;
    private final ConfigObject defaults;
    private final Problems problems;
    private final Set<String> known = new TreeSet<>();

    /**
     * @param origin the location of errors about missing keys
     * @param values the values of the user
     * @param defaults the values of keys that the user left out
     */
    public Section(
            SectionName name, ConfigOrigin origin, ConfigObject values, ConfigObject defaults, Problems problems) {
        this.name = name;
        this.origin = origin;
        this.values = values;
        this.defaults = defaults;
        this.problems = problems;
    }

    /** The same section with other defaults. */
    public Section withDefaults(ConfigObject others) {
        return new Section(name, origin, values, others, problems);
    }

    /** A section within this one, with its defaults. */
    public Section section(String key) {
        return section(
                key,
                get(defaults, key)
                        .filter(ConfigObject.class::isInstance)
                        .map(ConfigObject.class::cast)
                        .orElse(EMPTY));
    }

    /** A section within this one, with other defaults. */
    public Section section(String key, ConfigObject innerDefaults) {
        known.add(key);
        Optional<ConfigValue> own = get(values, key);
        if (own.isPresent() && own.get() instanceof ConfigObject object) {
            return new Section(name.below(key), name.originOf(object, origin), object, innerDefaults, problems);
        }
        own.filter(value -> !Substitutions.isStandIn(value.origin()))
                .ifPresent(value -> error(key, value, "is " + kind(value) + "; must be a section in { }"));
        // One error is enough: the missing keys of a value that is not a section are not reported.
        Problems ofSection = own.isPresent() ? new Problems() : problems;
        return new Section(name.below(key), origin, EMPTY, innerDefaults, ofSection);
    }

    /** A section within this one that consists of environment variables. */
    public Section sectionOfVariables(String key, String prefix, ConfigObject variables, ConfigObject innerDefaults) {
        SectionName ofVariables = new SectionName(name.below(key).path(), Optional.of(prefix));
        ConfigOrigin nowhere = ConfigOriginFactory.newSimple("environment");
        return new Section(ofVariables, nowhere, variables, innerDefaults, problems);
    }

    /** The keys that have a value. */
    public Set<String> keys() {
        Set<String> keys = new TreeSet<>(values.keySet());
        keys.removeIf(key -> get(values, key).isEmpty());
        return keys;
    }

    /** Whether the value of a key is a single value, not a section. */
    public boolean hasSingleValue(String key) {
        return get(values, key)
                .filter(value -> !(value instanceof ConfigObject))
                .isPresent();
    }

    /** Whether there is a value, valid or not. */
    public boolean has(String key) {
        return find(key).isPresent();
    }

    /** Whether there is a value and it comes from an environment variable. */
    boolean isFromEnvironment(String key) {
        return find(key)
                .map(ConfigValue::origin)
                .filter(Environment::isOriginOf)
                .isPresent();
    }

    /**
     * A value that must exist.
     *
     * @param standIn the result if the value is missing or not allowed
     */
    public <T> T required(String key, T standIn, ValueParser<T> parser) {
        if (!has(key)) {
            missing(key, explainMissing(key));
        }
        return optional(key, parser).orElse(standIn);
    }

    /** A value that may be missing; a value that is not allowed is reported, and the result is empty. */
    public <T> Optional<T> optional(String key, ValueParser<T> parser) {
        return find(key).flatMap(value -> parse(key, value, parser));
    }

    /** A list of texts or numbers. */
    public Set<String> texts(String key, ValueParser<String> parser) {
        Optional<ConfigValue> value = find(key).filter(found -> !Substitutions.isStandIn(found.origin()));
        Set<String> texts = new LinkedHashSet<>();
        if (value.isPresent() && value.get() instanceof ConfigList list) {
            list.forEach(element -> parse(key, element, parser).ifPresent(texts::add));
        } else {
            value.ifPresent(found -> error(key, found, "is " + kind(found) + "; must be a list in [ ]"));
        }
        return texts;
    }

    /** Reports the section as a whole. */
    public void refuse(String sentence) {
        problems.error(name.place(origin), origin, sentence);
    }

    /** Reports a value that conflicts with others. */
    public void refuse(String key, String sentence) {
        problems.error(place(key), originOf(key), sentence);
    }

    /** Reports a value that is allowed but most likely not intended. */
    public void warn(String key, String sentence) {
        problems.warning(place(key), originOf(key), sentence);
    }

    /** The message for missing keys, one of which must have a value. */
    public String explainMissing(String... keys) {
        return name.missing(Arrays.asList(keys));
    }

    /** Reports a missing key. */
    public void missing(String key, String sentence) {
        problems.error(name.placeOfMissing(origin, key), origin, sentence);
    }

    /** The name of a key for the user: the key, or the variable that sets it. */
    public String called(String key) {
        return name.called(key);
    }

    /** Reports every key that was not read; called after all known keys are read. */
    public void refuseUnknownKeys() {
        refuseUnknownKeys(Map.of());
    }

    /**
     * Reports every key that was not read, with advice for some of them.
     *
     * @param advice what to do instead, by key
     */
    public void refuseUnknownKeys(Map<String, String> advice) {
        values.forEach((key, value) -> {
            if (!known.contains(key)) {
                error(
                        key,
                        value,
                        "unknown key; " + Optional.ofNullable(advice.get(key)).orElseGet(() -> hint(key)));
            }
        });
    }

    private String hint(String key) {
        if (CURLY_QUOTE.matcher(key).find()) {
            return "it contains a curly quote; write straight quotes (\"), or none";
        }
        return NearestKey.to(key, known)
                .map(nearest -> "did you mean " + nearest + "?")
                .orElse("allowed are " + String.join(", ", known));
    }

    private String place(String key) {
        return isOwn(key) ? name.place(originOf(key), key) : name.placeOfMissing(origin, key);
    }

    /** The location of a value; for a default, the location where the user could set it. */
    private ConfigOrigin originOf(String key) {
        return find(key).filter(value -> isOwn(key)).map(ConfigValue::origin).orElse(origin);
    }

    private boolean isOwn(String key) {
        return values.containsKey(key) || isFromEnvironment(key);
    }

    private Optional<ConfigValue> find(String key) {
        known.add(key);
        return get(values.containsKey(key) ? values : defaults, key);
    }

    private static Optional<ConfigValue> get(ConfigObject object, String key) {
        return Optional.ofNullable(object.get(key)).filter(value -> value.valueType() != ConfigValueType.NULL);
    }

    private <T> Optional<T> parse(String key, ConfigValue value, ValueParser<T> parser) {
        if (Substitutions.isStandIn(value.origin())) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.parse(text(value)));
        } catch (InvalidValueException e) {
            error(key, value, e.sentence());
            return Optional.empty();
        }
    }

    private static String text(ConfigValue value) throws InvalidValueException {
        if (value instanceof ConfigList || value instanceof ConfigObject) {
            throw new InvalidValueException("is " + kind(value) + "; must be a single value");
        }
        String text = value.valueType() == ConfigValueType.NULL
                ? ""
                : value.atKey("v").getString("v");
        if (text.isBlank()) {
            throw new InvalidValueException("is empty; must have a value");
        }
        if (CURLY_QUOTE.matcher(text).lookingAt()) {
            throw new InvalidValueException("begins with a curly quote; write straight quotes (\")");
        }
        return text;
    }

    private void error(String key, ConfigValue value, String sentence) {
        ConfigOrigin place = Substitutions.isStandIn(value.origin()) ? origin : value.origin();
        problems.error(name.place(place, key), place, sentence);
    }

    private static String kind(ConfigValue value) {
        return switch (value.valueType()) {
            case OBJECT -> "a section";
            case LIST -> "a list";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case STRING -> "a text";
        };
    }
}

package io.github.solarcloud2mqtt.config.value;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueFactory;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A duration within limits.
 *
 * @param shortest the lower limit in the syntax of the configuration
 * @param longest the upper limit
 * @param zeroAllowed whether 0 is allowed too; it means never
 */
public record DurationRange(String shortest, String longest, boolean zeroAllowed) implements ValueParser<Duration> {

    /** HOCON reads a bare number as milliseconds, which is never intended here. */
    private static final Pattern BARE_NUMBER = Pattern.compile("[+-]?[0-9.]+");

    private static final Pattern ZERO = Pattern.compile("[+-]?0+(\\.0*)?");

    public DurationRange(String shortest, String longest) {
        this(shortest, longest, false);
    }

    @Override
    public Duration parse(String text) throws InvalidValueException {
        String stripped = text.strip();
        Duration duration = ZERO.matcher(stripped).matches() ? Duration.ZERO : withUnit(stripped);
        if (duration.isZero() && zeroAllowed) {
            return duration;
        }
        if (duration.compareTo(withUnit(shortest)) < 0) {
            throw new InvalidValueException(
                    Excerpt.of(text) + " is too short; at least " + shortest + (zeroAllowed ? ", or 0 for never" : ""));
        }
        if (duration.compareTo(withUnit(longest)) > 0) {
            throw new InvalidValueException(Excerpt.of(text) + " is too long; at most " + longest);
        }
        return duration;
    }

    private static Duration withUnit(String text) throws InvalidValueException {
        if (BARE_NUMBER.matcher(text).matches()) {
            throw new InvalidValueException(
                    Excerpt.of(text) + " has no unit; write for example " + Excerpt.of(text) + "s for seconds");
        }
        try {
            return ConfigValueFactory.fromAnyRef(text).atKey("v").getDuration("v");
        } catch (ConfigException e) {
            throw new InvalidValueException(Excerpt.of(text) + " is no duration; write for example 90s, 5m or 6h");
        }
    }
}

package io.github.solarcloud2mqtt.plant;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a measuring point of a device means and how it is published.
 *
 * @param id the vendor's id of the point; part of the ids Home Assistant remembers, so it never changes. Empty for a point
 *     that the bridge derives from others, which is known by its key
 * @param key the point's level in topics and its name in JSON: lower case letters, digits and {@code _}
 * @param name what is measured, in English, without the device's name
 * @param kind how its values behave
 * @param unit the unit of the published values, empty for none
 * @param scale how the cloud's number becomes the published one
 * @param words for {@link PointKind#STATUS}: the word for each code
 * @param enabledByDefault whether an owner is likely to want it on a dashboard
 * @param diagnostic whether it tells of the device's health rather than of energy
 */
public record MeasuringPoint(
        String id,
        String key,
        String name,
        PointKind kind,
        String unit,
        Scale scale,
        Map<String, String> words,
        boolean enabledByDefault,
        boolean diagnostic) {

    /** The word for a code that is not in {@link #words()}. */
    public static final String UNKNOWN_WORD = "Unknown";

    /** Nobody measures with more; such a text is a mistake and would be costly to read and to print. */
    private static final int MOST_DIGITS = 40;

    /** Home Assistant takes no longer text as a state. */
    private static final int LONGEST_TEXT = 255;

    /** A number that loses nothing when written as one, unlike the number of a card or a serial number with zeros. */
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,11})(\\.[0-9]{1,6})?");

    /** Takes a copy of the words. */
    public MeasuringPoint {
        words = Map.copyOf(words);
    }

    /** Whether the bridge derives it from other points. */
    public boolean isDerived() {
        return id.isEmpty();
    }

    /**
     * Turns the cloud's text into a value.
     *
     * @param raw what the cloud sent; already known not to be one of the vendor's marks for "no value"
     * @return the value, or empty if a number was expected and this is none
     */
    public Optional<PointValue> interpret(String raw) {
        String text = raw.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (kind == PointKind.TEXT) {
            return Optional.of(
                    PLAIN_NUMBER.matcher(text).matches()
                            ? new PointValue.Numeric(new BigDecimal(text))
                            : new PointValue.Text(shortened(text)));
        }
        return number(text).map(this::valueOf);
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT - 1) + "…" : text;
    }

    private PointValue valueOf(BigDecimal number) {
        if (kind == PointKind.STATUS) {
            String code = new PointValue.Numeric(number).text();
            return new PointValue.Text(words.getOrDefault(code, UNKNOWN_WORD));
        }
        return new PointValue.Numeric(scale.apply(number));
    }

    /**
     * Reads a number as clouds write them.
     *
     * @return empty if the text is none, or has more digits than anything that is measured
     */
    public static Optional<BigDecimal> number(String text) {
        if (text.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs((long) number.scale()) > MOST_DIGITS ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}

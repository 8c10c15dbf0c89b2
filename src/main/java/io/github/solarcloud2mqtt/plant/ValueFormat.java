package io.github.solarcloud2mqtt.plant;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The form of a measuring point's values, and how the cloud's texts become values of this form.
 *
 * @param kind how the values behave
 * @param unit the unit of the published values, empty for none
 * @param scale the conversion of a value that is sent without a unit
 * @param words for {@link PointKind#STATUS}: the word for each code
 */
public record ValueFormat(PointKind kind, String unit, Scale scale, Map<String, String> words) {

    /** The word for a code that is not in {@link #words()}. */
    public static final String UNKNOWN_WORD = "Unknown";

    /** The form of texts. */
    static final ValueFormat TEXT = of(PointKind.TEXT, "", Scale.NONE);

    /** No measurement has more digits; a longer number is an error, and expensive to parse and to print. */
    private static final int MOST_DIGITS = 40;

    /** A text that can be published as a number without loss, unlike a card or serial number with leading zeros. */
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,11})(\\.[0-9]{1,6})?");

    public ValueFormat {
        words = Map.copyOf(words);
    }

    /** A form without words for codes. */
    public static ValueFormat of(PointKind kind, String unit, Scale scale) {
        return new ValueFormat(kind, unit, scale, Map.of());
    }

    /**
     * Converts the cloud's text into a value.
     *
     * @param raw the text that the cloud sent; never one of the vendor's marks for "no value"
     * @return the value, or empty if a number was expected and this is none
     */
    public Optional<PointValue> interpret(String raw) {
        return interpret(raw, scale);
    }

    /**
     * Converts the cloud's text into a value.
     *
     * @param raw the text that the cloud sent; never one of the vendor's marks for "no value"
     * @param conversion the conversion of its number
     * @return the value, or empty if a number was expected and this is none
     */
    public Optional<PointValue> interpret(String raw, Scale conversion) {
        String text = raw.strip();
        return switch (kind) {
            case TEXT -> text(text);
            case STATUS -> status(text);
            default -> number(text).map(number -> new PointValue.Numeric(conversion.apply(number)));
        };
    }

    private static Optional<PointValue> text(String text) {
        return PLAIN_NUMBER.matcher(text).matches()
                ? Optional.of(new PointValue.Numeric(new BigDecimal(text)))
                : PointValue.Text.of(text);
    }

    /** The word for a code; a cloud that sends words instead of codes is passed on. */
    private Optional<PointValue> status(String text) {
        Optional<BigDecimal> code = number(text);
        if (code.isEmpty()) {
            return words.values().stream()
                    .filter(text::equalsIgnoreCase)
                    .findFirst()
                    .<PointValue>map(PointValue.Text::new)
                    .or(() -> PointValue.Text.of(text));
        }
        String canonical = new PointValue.Numeric(code.get()).text();
        return Optional.of(new PointValue.Text(words.getOrDefault(canonical, UNKNOWN_WORD)));
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

package io.github.solarcloud2mqtt.text;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Replaces the characters with which a foreign text could forge a line or control a terminal: control characters, line
 * separators, and characters that reverse the direction of text.
 */
public final class PrintableText {

    /** The longest text of one line, in characters; longer than the longest logged body of a call. */
    static final int LONGEST = 30_000;

    private static final String SEPARATORS_AND_DIRECTIONS = "\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069";

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\t]]|[" + SEPARATORS_AND_DIRECTIONS + "]");

    private static final Pattern CONTROL_AND_SPACE = Pattern.compile("[\\p{Cc}\\s" + SEPARATORS_AND_DIRECTIONS + "]+");

    private PrintableText() {}

    /** The text on one line, of limited length; escapes as in Java replace the characters, except for tabs. */
    public static String escaped(String text) {
        String limited = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return CONTROL.matcher(limited).replaceAll(PrintableText::escape);
    }

    /** The text on one line; a space replaces the characters. */
    public static String spaced(String text) {
        return CONTROL_AND_SPACE.matcher(text).replaceAll(" ").strip();
    }

    private static String escape(MatchResult character) {
        return switch (character.group()) {
            case "\n" -> "\\\\n";
            case "\r" -> "\\\\r";
            default ->
                String.format(Locale.ROOT, "\\\\u%04x", (int) character.group().charAt(0));
        };
    }
}

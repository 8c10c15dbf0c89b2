package io.github.solarcloud2mqtt.app.console;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Escapes the characters with which a foreign text could forge a line or control a terminal: control characters but the
 * tab, line separators, and characters that reverse the direction of text.
 */
final class PrintableText {

    /** The longest text of one line, in characters; longer than the longest logged body of a call. */
    static final int LONGEST = 30_000;

    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cc}&&[^\\t]]|[\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069]");

    private PrintableText() {}

    /** The text on one line, with escapes as in Java, of limited length. */
    static String of(String text) {
        String limited = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return CONTROL.matcher(limited).replaceAll(PrintableText::escape);
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

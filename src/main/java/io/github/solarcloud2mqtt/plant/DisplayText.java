package io.github.solarcloud2mqtt.plant;

import java.util.regex.Pattern;

/**
 * Cleans texts of users or clouds, such as names, before they reach topics, discovery messages and the log.
 * Every text of the model passes through here.
 */
public final class DisplayText {

    /** The longest name, in characters; Home Assistant and brokers accept far longer ones. */
    static final int LONGEST_NAME = 120;

    /** The longest text that Home Assistant accepts as a state, in characters. */
    static final int LONGEST_TEXT = 255;

    private static final String ELLIPSIS = "…";

    /** Line breaks, tabs and other control characters. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

    /**
     * Characters that reverse the direction of text or are invisible, unpaired surrogates, and unassigned characters.
     */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "[\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB\\p{Cs}\\p{Cn}]");

    private static final Pattern SPACES = Pattern.compile("\\s{2,}");

    private DisplayText() {}

    /** The cleaned name, at most {@value #LONGEST_NAME} characters long. */
    public static String name(String text) {
        return clean(text, LONGEST_NAME);
    }

    /** The cleaned name, or another one if it has no printable characters. */
    static String name(String text, String otherwise) {
        String cleaned = name(text);
        return cleaned.isEmpty() ? otherwise : cleaned;
    }

    /** The cleaned text, at most {@value #LONGEST_TEXT} characters long. */
    static String text(String text) {
        return clean(text, LONGEST_TEXT);
    }

    private static String clean(String text, int longest) {
        String printable =
                FORBIDDEN.matcher(CONTROL.matcher(text).replaceAll(" ")).replaceAll("");
        String single = SPACES.matcher(printable).replaceAll(" ").strip();
        if (single.length() <= longest) {
            return single;
        }
        int end = longest - ELLIPSIS.length();
        return single.substring(0, Character.isHighSurrogate(single.charAt(end - 1)) ? end - 1 : end)
                        .stripTrailing()
                + ELLIPSIS;
    }
}

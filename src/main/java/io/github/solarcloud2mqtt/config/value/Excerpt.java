package io.github.solarcloud2mqtt.config.value;

import java.util.regex.Pattern;

/** A user's text in an error: on one line and shortened. */
public final class Excerpt {

    private static final int LONGEST = 80;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Excerpt() {}

    public static String of(String text) {
        String line = CONTROL.matcher(text).replaceAll("?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}

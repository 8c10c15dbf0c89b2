package io.github.solarcloud2mqtt.homeassistant.sensor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts units to the spelling that Home Assistant requires. */
final class UnitSpelling {

    // The prefix keeps its case, because M is mega and m is milli; only K is unambiguous.
    private static final Pattern REACTIVE = Pattern.compile("([kKMm]?)[vV][aA][rR]([hH]?)");

    private UnitSpelling() {}

    /** The unit in Home Assistant's spelling; empty for none. */
    static String canonical(String unit) {
        String spelled = unit.strip()
                .replace('\u00B5', '\u03BC') // micro sign to Greek mu
                .replace('\u2126', '\u03A9') // ohm sign to Greek omega
                .replace("\u2103", "°C")
                .replace("\u2109", "°F")
                .replace("\u33A1", "m²")
                .replace("/m2", "/m²")
                .replace("%RH", "%");
        Matcher reactive = REACTIVE.matcher(spelled);
        return reactive.matches()
                ? reactive.group(1).replace('K', 'k') + "var"
                        + (reactive.group(2).isEmpty() ? "" : "h")
                : spelled;
    }
}

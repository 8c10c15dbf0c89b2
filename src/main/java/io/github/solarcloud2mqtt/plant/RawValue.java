package io.github.solarcloud2mqtt.plant;

/**
 * A value as the cloud sends it.
 *
 * @param text the text of the value; never one of the vendor's marks for "no value"
 * @param unit the unit that comes with the value, in the cloud's spelling; empty if none comes
 */
public record RawValue(String text, String unit) {

    /** A value without a unit. */
    public static RawValue of(String text) {
        return new RawValue(text, "");
    }
}

package io.github.solarcloud2mqtt.plant;

/**
 * The meaning of a device's measuring point and the form in which it is published.
 *
 * @param id the vendor's id of the point; part of the ids that Home Assistant stores, so it never changes. Empty for a
 *     point that the bridge derives from others, which is identified by its key
 * @param key the point's level in topics and its name in JSON: lower case letters, digits and {@code _}
 * @param name what is measured, in English, without the device's name
 * @param format the form of its values
 * @param enabledByDefault whether users are likely to want it on a dashboard
 * @param diagnostic whether it describes the state of the device rather than energy
 */
public record MeasuringPoint(
        String id, String key, String name, ValueFormat format, boolean enabledByDefault, boolean diagnostic) {

    public MeasuringPoint {
        name = DisplayText.name(name);
    }

    /** How its values behave. */
    public PointKind kind() {
        return format.kind();
    }

    /** The unit of its published values, empty for none. */
    public String unit() {
        return format.unit();
    }

    /** Whether the bridge derives it from other points. */
    public boolean isDerived() {
        return id.isEmpty();
    }

    /** The same point for values that come as words instead of codes. */
    public MeasuringPoint asText() {
        return new MeasuringPoint(id, key, name, ValueFormat.TEXT, enabledByDefault, diagnostic);
    }

    /** The same point with another visibility. */
    public MeasuringPoint shownAs(boolean enabled, boolean diagnosticOnly) {
        return new MeasuringPoint(id, key, name, format, enabled, diagnosticOnly);
    }
}

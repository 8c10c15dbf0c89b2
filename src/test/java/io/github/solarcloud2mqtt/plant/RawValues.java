package io.github.solarcloud2mqtt.plant;

import java.util.HashMap;
import java.util.Map;

/** Values without units for tests. */
public final class RawValues {

    private RawValues() {}

    /** The values with these texts. */
    public static Map<String, RawValue> of(Map<String, String> texts) {
        Map<String, RawValue> values = new HashMap<>();
        texts.forEach((id, text) -> values.put(id, RawValue.of(text)));
        return values;
    }

    /** The texts of a reading's values. */
    public static Map<String, String> texts(Reading reading) {
        Map<String, String> texts = new HashMap<>();
        reading.values().forEach((id, value) -> texts.put(id, value.text()));
        return texts;
    }
}

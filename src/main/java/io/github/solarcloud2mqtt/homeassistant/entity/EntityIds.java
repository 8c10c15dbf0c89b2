package io.github.solarcloud2mqtt.homeassistant.entity;

import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The identifiers of a device and its entities in Home Assistant. They never change, so they consist of the vendor's ids
 * only.
 *
 * @param vendor the vendor's short name
 * @param deviceId the vendor's id of the device
 */
public record EntityIds(String vendor, String deviceId) {

    private static final Pattern NOT_IN_TOPIC = Pattern.compile("[^a-zA-Z0-9_-]");
    private static final Pattern NOT_IN_ENTITY_ID = Pattern.compile("[^a-z0-9]+");

    /** The device. */
    public String node() {
        return forTopic(vendor + "_" + deviceId);
    }

    /** The entity of a measuring point, within its device. */
    static String ofPoint(MeasuringPoint point) {
        return point.isDerived() ? point.key() : "p" + forTopic(point.id());
    }

    String unique(String object) {
        return node() + "_" + object;
    }

    /** The initial entity id; the user may change it. */
    String initialEntityId(String component, String key) {
        String words = (vendor + "_" + deviceId + "_" + key).toLowerCase(Locale.ROOT);
        return component + "." + NOT_IN_ENTITY_ID.matcher(words).replaceAll("_");
    }

    /** Home Assistant allows few characters; each other one is replaced by its number, so that ids stay distinct. */
    private static String forTopic(String id) {
        return NOT_IN_TOPIC
                .matcher(id)
                .replaceAll(found -> "-" + Integer.toHexString(found.group().codePointAt(0)) + "-");
    }
}

package io.github.solarcloud2mqtt.topics;

import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The names of all topics below the base topic.
 *
 * @param base the base topic, one or more levels
 */
public record Topics(String base) {

    /** Characters that a topic level cannot contain, or that MQTT clients refuse. */
    private static final Pattern NOT_IN_LEVEL =
            Pattern.compile("[/+#\\p{Cntrl}\\x{80}-\\x{9F}\\x{D800}-\\x{DFFF}\\x{FDD0}-\\x{10FFFF}]");

    private static final String BRIDGE_AVAILABILITY = "/bridge/state";

    /** How many levels there are below the base topic. */
    private static final int LEVELS = 2;

    /** Payload of {@link #bridgeAvailability} and {@link #availability}. */
    public static final String ONLINE = "online";

    /** Payload of {@link #bridgeAvailability} and {@link #availability}. */
    public static final String OFFLINE = "offline";

    /** Payload of {@link #problem}. */
    public static final String ON = "ON";

    /** Payload of {@link #problem}. */
    public static final String OFF = "OFF";

    /** Names below a device that are not allowed as the key of a measuring point. */
    public static final Set<String> RESERVED = Set.of("state", "availability", "problem", "fault", "faults", "time");

    public String bridgeAvailability() {
        return base + BRIDGE_AVAILABILITY;
    }

    public String bridgeInfo() {
        return bridge("info");
    }

    public String bridgeDevices() {
        return bridge("devices");
    }

    public String bridgeHealth() {
        return bridge("health");
    }

    /** The topics of the bridge with this {@link #bridgeAvailability}; empty if it is no such topic. */
    public static Optional<Topics> ofBridgeAvailability(String topic) {
        return topic.length() > BRIDGE_AVAILABILITY.length() && topic.endsWith(BRIDGE_AVAILABILITY)
                ? Optional.of(new Topics(topic.substring(0, topic.length() - BRIDGE_AVAILABILITY.length())))
                : Optional.empty();
    }

    /** The filter for all requests. */
    public String requests() {
        return bridge("request/+");
    }

    /** The filter for everything that the bridge publishes as retained. */
    public String all() {
        return base + "/+/+";
    }

    /** Whether the bridge may publish a retained message on a topic. */
    public boolean isOurs(String topic) {
        return topic.startsWith(base + "/")
                && topic.substring(base.length() + 1).split("/", -1).length == LEVELS;
    }

    /** The name of the request, if the topic is that of a request. */
    public Optional<String> request(String topic) {
        String prefix = bridge("request/");
        return topic.startsWith(prefix) ? Optional.of(topic.substring(prefix.length())) : Optional.empty();
    }

    public String response(String request) {
        return bridge("response/" + request);
    }

    public String availability(String deviceId) {
        return of(deviceId, "availability");
    }

    public String state(String deviceId) {
        return of(deviceId, "state");
    }

    public String point(String deviceId, String key) {
        return of(deviceId, key);
    }

    public String problem(String deviceId) {
        return of(deviceId, "problem");
    }

    public String faults(String deviceId) {
        return of(deviceId, "faults");
    }

    public String fault(String deviceId) {
        return of(deviceId, "fault");
    }

    private String bridge(String name) {
        return base + "/bridge/" + name;
    }

    private String of(String deviceId, String name) {
        return base + "/" + NOT_IN_LEVEL.matcher(deviceId).replaceAll(Topics::escaped) + "/" + name;
    }

    /** Replaces a character by its number, so that different ids stay different. */
    private static String escaped(MatchResult character) {
        return "-" + Integer.toHexString(character.group().codePointAt(0)) + "-";
    }
}

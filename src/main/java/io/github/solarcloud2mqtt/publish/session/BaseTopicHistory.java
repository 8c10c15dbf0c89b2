package io.github.solarcloud2mqtt.publish.session;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.solarcloud2mqtt.mqtt.MqttText;
import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.topics.Topics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The current base topic and discovery prefix, and those of earlier configurations as long as the broker may retain
 * messages there. Stored in a file before anything is published.
 */
public final class BaseTopicHistory {

    private static final String FILE = "places";
    private static final JsonAdapter<List<Location>> SAVED =
            new Moshi.Builder().build().adapter(Types.newParameterizedType(List.class, Location.class));

    private final Logger log = LoggerFactory.getLogger(BaseTopicHistory.class);
    private final StateDirectory state;
    private final Location present;
    private final Set<Location> former = new LinkedHashSet<>();

    public BaseTopicHistory(StateDirectory state, Topics topics, String discoveryPrefix) {
        this.state = state;
        present = new Location(topics.base(), discoveryPrefix);
        List<Location> saved = state.load(FILE, SAVED).orElse(List.of());
        saved.stream().filter(Objects::nonNull).filter(this::isValid).forEach(former::add);
        former.remove(present);
        if (!saved.equals(all())) {
            state.trySave(FILE, SAVED, all());
        }
    }

    private boolean isValid(Location location) {
        boolean valid = location.isValid();
        if (!valid) {
            log.warn(
                    "The state file {} contains topics that MQTT or its client does not allow; they are ignored.",
                    FILE);
        }
        return valid;
    }

    private List<Location> all() {
        return Stream.concat(Stream.of(present), former.stream()).toList();
    }

    /** The current discovery prefix and the former ones. */
    Set<String> prefixes() {
        return all().stream().map(Location::prefix).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the prefix is a former one. */
    boolean isFormerPrefix(String prefix) {
        return !prefix.equals(present.prefix);
    }

    /** The topics below the current base topic and the former ones. */
    Set<Topics> topics() {
        return all().stream().map(location -> new Topics(location.base)).collect(Collectors.toUnmodifiableSet());
    }

    /** The topics below the former base topics. */
    Set<Topics> formerTopics() {
        return topics().stream()
                .filter(each -> !each.base().equals(present.base))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Forgets the former topics and prefixes: the broker retains nothing there any more. */
    void forgetFormer() {
        if (!former.isEmpty()) {
            former.clear();
            state.trySave(FILE, SAVED, all());
        }
    }

    /** A base topic and a discovery prefix that were used together. Public because Moshi handles only public records. */
    public record Location(String base, String prefix) {
        // An invalid entry is left out: the file may be damaged.
        private boolean isValid() {
            return Stream.of(base, prefix).allMatch(Location::isTopic);
        }

        private static boolean isTopic(@Nullable String text) {
            return text != null && MqttText.isTopic(text);
        }
    }
}

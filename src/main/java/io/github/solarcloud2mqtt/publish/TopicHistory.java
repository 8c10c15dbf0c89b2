package io.github.solarcloud2mqtt.publish;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.topics.Topics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where this bridge publishes, and where it did before its configuration was changed, as long as something may be left
 * there. Kept in a file, and written before anything is published.
 */
public final class TopicHistory {

    private static final String FILE = "places";
    private static final JsonAdapter<List<Place>> SAVED =
            new Moshi.Builder().build().adapter(Types.newParameterizedType(List.class, Place.class));

    private final StateDirectory state;
    private final Place present;
    private final Set<Place> former = new LinkedHashSet<>();

    public TopicHistory(StateDirectory state, Topics topics, String discoveryPrefix) {
        this.state = state;
        present = new Place(topics.base(), discoveryPrefix);
        List<Place> saved = state.load(FILE, SAVED).orElse(List.of());
        saved.stream().filter(Objects::nonNull).filter(Place::isWhole).forEach(former::add);
        former.remove(present);
        if (!saved.equals(all())) {
            state.trySave(FILE, SAVED, all());
        }
    }

    private List<Place> all() {
        return Stream.concat(Stream.of(present), former.stream()).toList();
    }

    /** Where Home Assistant looks, or looked, for configurations. */
    Set<String> prefixes() {
        return all().stream().map(Place::prefix).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the prefix is not the present one. */
    boolean isFormerPrefix(String prefix) {
        return !prefix.equals(present.prefix);
    }

    /** The topics below the base topics of now and before. */
    Set<Topics> topics() {
        return all().stream().map(place -> new Topics(place.base)).collect(Collectors.toUnmodifiableSet());
    }

    /** The topics below the base topics of before. */
    Set<Topics> formerTopics() {
        return topics().stream()
                .filter(each -> !each.base().equals(present.base))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Nothing is left at the former places. */
    void forgetFormer() {
        if (!former.isEmpty()) {
            former.clear();
            state.trySave(FILE, SAVED, all());
        }
    }

    /** A base topic and a discovery prefix that were used together. Public, because Moshi handles no other records. */
    public record Place(String base, String prefix) {
        // What is damaged is left out: a file may hold anything.
        private boolean isWhole() {
            return Stream.of(base, prefix).allMatch(Place::isTopic);
        }

        private static boolean isTopic(@Nullable String text) {
            return text != null && text.matches("[^+#\\u0000]+");
        }
    }
}

package io.github.solarcloud2mqtt.discovery;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.state.StateDirectory;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The points of each device that ever had a value, so that a restart at night does not lose those of sleeping devices. */
@PerCloud
final class SeenPoints {

    private static final JsonAdapter<Map<String, List<String>>> SAVED = new Moshi.Builder()
            .build()
            .adapter(Types.newParameterizedType(
                    Map.class, String.class, Types.newParameterizedType(List.class, String.class)));

    /** Point ids become part of topics. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");

    private final StateDirectory state;
    private final String file;
    private final Map<String, Set<String>> points = new HashMap<>();

    @Inject
    public SeenPoints(StateDirectory state, PollSettings settings) {
        this.state = state;
        file = "points-" + settings.name();
        state.load(file, SAVED).orElse(Map.of()).forEach(this::restore);
    }

    /** Leaves out damaged entries: a file may contain anything. */
    private void restore(String device, @Nullable List<String> ids) {
        add(
                device,
                Stream.ofNullable(ids)
                        .flatMap(List::stream)
                        .filter(Objects::nonNull)
                        .filter(id -> ID.matcher(id).matches())
                        .toList());
    }

    /** The ids of the points of a device that ever had a value. */
    Set<String> of(String deviceId) {
        return points.getOrDefault(deviceId, Set.of());
    }

    /**
     * Adds points that have a value.
     *
     * @return whether one of them never had a value before
     */
    boolean add(String deviceId, Collection<String> pointIds) {
        return points.computeIfAbsent(deviceId, unknown -> new TreeSet<>()).addAll(pointIds);
    }

    /** Stores the points for the next start. */
    void save() {
        Map<String, List<String>> present = new TreeMap<>();
        points.forEach((device, ids) -> present.put(device, List.copyOf(ids)));
        state.trySave(file, SAVED, present);
    }
}

package io.github.solarcloud2mqtt.topics;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The entry of one cloud in the payload of {@link Topics#bridgeHealth}. Values that are not set are {@code null} in the
 * document. Not thread-safe.
 */
public final class HealthDocument {

    private static final JsonAdapter<Map<String, Object>> DOCUMENT = new Moshi.Builder()
            .build()
            .<Map<String, Object>>adapter(Types.newParameterizedType(Map.class, String.class, Object.class))
            .serializeNulls();

    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    /**
     * @param state the state in one word
     */
    public HealthDocument(String state) {
        // The order of the fields in the document.
        Stream.of(
                        "state",
                        "last_poll",
                        "next_poll",
                        "data_age",
                        "calls_made",
                        "calls_left",
                        "malformed_answers",
                        "interval",
                        "note",
                        "last_error")
                .forEach(name -> fields.put(name, null));
        fields.put("state", state);
    }

    /** One payload with all clouds, by name. */
    public static String text(SortedMap<String, HealthDocument> clouds) {
        Map<String, Object> content = new LinkedHashMap<>();
        clouds.forEach((name, cloud) -> content.put(name, cloud.fields));
        return DOCUMENT.toJson(content);
    }

    /** Sets the times of the last poll, if there was one, and of the next; published in whole seconds. */
    public HealthDocument polls(Optional<Instant> last, Instant next) {
        fields.put("last_poll", last.map(HealthDocument::inSeconds).orElse(null));
        fields.put("next_poll", inSeconds(next));
        return this;
    }

    /** Sets the time between two polls. */
    public HealthDocument interval(Duration interval) {
        fields.put("interval", interval.toSeconds());
        return this;
    }

    /** Sets the time since the newest data was measured. */
    public HealthDocument dataAge(Optional<Duration> age) {
        fields.put("data_age", age.map(Duration::toSeconds).orElse(null));
        return this;
    }

    /** Sets the calls made today and, if there is a limit, the calls left. */
    public HealthDocument calls(long made, OptionalLong left) {
        fields.put("calls_made", made);
        fields.put("calls_left", left.isPresent() ? left.getAsLong() : null);
        return this;
    }

    /** Sets the number of unreadable responses, a note and the last error. */
    public HealthDocument problems(long malformedResponses, Optional<String> note, Optional<String> lastError) {
        fields.put("malformed_answers", malformedResponses);
        fields.put("note", note.orElse(null));
        fields.put("last_error", lastError.orElse(null));
        return this;
    }

    private static String inSeconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}

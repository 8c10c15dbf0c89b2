package io.github.solarcloud2mqtt.topics;

import com.squareup.moshi.Json;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.solarcloud2mqtt.plant.PublishedFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The payloads about faults. */
public final class FaultDocuments {

    private static final Moshi MOSHI = new Moshi.Builder().build();
    private static final JsonAdapter<Event> EVENT = MOSHI.adapter(Event.class).serializeNulls();
    private static final JsonAdapter<Active> ACTIVE =
            MOSHI.adapter(Active.class).serializeNulls();

    private FaultDocuments() {}

    /**
     * One event of a fault.
     *
     * @param what {@code raised} or {@code cleared}
     */
    public static String event(PublishedFault fault, String what) {
        return EVENT.toJson(new Event(
                fault.severity() + "_" + what,
                fault.id(),
                fault.code(),
                fault.name(),
                fault.level(),
                fault.description(),
                fault.raised(),
                fault.cleared()));
    }

    /** All that is active on a device. */
    public static String active(List<PublishedFault> faults) {
        return ACTIVE.toJson(new Active(
                faults.size(),
                faults.stream()
                        .map(fault -> new ActiveFault(
                                fault.id(),
                                fault.severity(),
                                fault.code(),
                                fault.name(),
                                fault.level(),
                                fault.description(),
                                fault.raised()))
                        .toList()));
    }

    /** The document of an event; public, because Moshi handles no other records. */
    public record Event(
            @Json(name = "event_type") String eventType,
            String id,
            String code,
            String name,
            @Nullable String level,
            @Nullable String description,
            String raised,
            @Nullable String cleared) {}

    /** The document of all that is active; public, because Moshi handles no other records. */
    public record Active(int count, List<ActiveFault> active) {}

    /** A fault in that document; public, because Moshi handles no other records. */
    public record ActiveFault(
            String id,
            String severity,
            String code,
            String name,
            @Nullable String level,
            @Nullable String description,
            String raised) {}
}

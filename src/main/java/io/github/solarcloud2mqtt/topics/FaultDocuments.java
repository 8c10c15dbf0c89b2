package io.github.solarcloud2mqtt.topics;

import com.squareup.moshi.Json;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.solarcloud2mqtt.plant.PublishedFault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The payloads about faults. */
public final class FaultDocuments {

    private static final Moshi MOSHI = new Moshi.Builder().build();
    private static final JsonAdapter<Event> EVENT = MOSHI.adapter(Event.class).serializeNulls();
    private static final JsonAdapter<Active> ACTIVE =
            MOSHI.adapter(Active.class).serializeNulls();

    /** Home Assistant's recorder stores at most 16384 bytes of attributes and adds some of its own, such as the name. */
    private static final int MAX_BYTES = 15_000;

    private static final List<String> SEVERITIES = List.of("notice", "alarm", "fault");

    private FaultDocuments() {}

    /**
     * An event of a fault.
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

    /**
     * The active faults of a device. A document that is too long for Home Assistant's attributes leaves some out, notices
     * first and faults last; the count includes all.
     */
    public static String active(List<PublishedFault> faults) {
        String document = document(faults.size(), faults);
        List<PublishedFault> shown = new ArrayList<>(faults);
        while (document.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES && !shown.isEmpty()) {
            shown.remove(leastSevere(shown));
            document = document(faults.size(), shown);
        }
        return document;
    }

    /** The index of the last fault with the lowest severity. */
    private static int leastSevere(List<PublishedFault> faults) {
        int least = faults.size() - 1;
        for (int index = least; index >= 0; index--) {
            if (severity(faults.get(index)) < severity(faults.get(least))) {
                least = index;
            }
        }
        return least;
    }

    private static int severity(PublishedFault fault) {
        return SEVERITIES.indexOf(fault.severity());
    }

    private static String document(int count, List<PublishedFault> shown) {
        return ACTIVE.toJson(new Active(
                count,
                shown.stream()
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

    /** The document of an event; public because Moshi handles only public records. */
    public record Event(
            @Json(name = "event_type") String eventType,
            String id,
            String code,
            String name,
            @Nullable String level,
            @Nullable String description,
            String raised,
            @Nullable String cleared) {}

    /** The document of all active faults; public because Moshi handles only public records. */
    public record Active(int count, List<ActiveFault> active) {}

    /** A fault in that document; public because Moshi handles only public records. */
    public record ActiveFault(
            String id,
            String severity,
            String code,
            String name,
            @Nullable String level,
            @Nullable String description,
            String raised) {}
}

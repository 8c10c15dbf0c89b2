package io.github.solarcloud2mqtt.cloud.series;

import java.util.List;
import java.util.Set;

/**
 * What a call for a series returned.
 *
 * @param rows the values, in any order
 * @param refused ids of devices whose series the cloud refuses
 * @param hasMore whether there is another page
 */
public record SeriesAnswer(List<SeriesRow> rows, Set<String> refused, boolean hasMore) {
    public SeriesAnswer {
        rows = List.copyOf(rows);
        refused = Set.copyOf(refused);
    }
}

package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.plant.Reading;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One round of queries for all polled points. A failed query does not stop the others. */
final class ReadingRound {

    /** After this many calls in a row without a response the cloud itself is assumed to fail. */
    private static final int MOST_FAILURES = 2;

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Set<Query> refused = new HashSet<>();
    private final Set<Query> answered = new HashSet<>();
    private Optional<CloudException> failure = Optional.empty();
    private int failuresInARow;

    /** Makes all queries. */
    static ReadingRound run(SolarCloud cloud, List<Query> queries) {
        ReadingRound round = new ReadingRound();
        for (Query query : queries) {
            try {
                round.accept(query, cloud.read(query));
            } catch (CloudException e) {
                if (!round.goesOnAfter(query, e)) {
                    break;
                }
            }
        }
        return round;
    }

    private boolean goesOnAfter(Query query, CloudException e) {
        failure = Optional.of(e);
        if (e.isFinal()) {
            refused.add(query);
            return true;
        }
        if (e instanceof CloudException.Malformed) {
            return true;
        }
        failuresInARow++;
        return !e.concernsAll() && failuresInARow < MOST_FAILURES;
    }

    private void accept(Query query, List<Reading> readings) {
        answered.add(query);
        failuresInARow = 0;
        readings.forEach(reading ->
                parts.merge(reading.deviceId(), new Part(reading, Set.copyOf(query.pointIds())), Part::join));
    }

    /** The reading of each device, by device id. */
    Map<String, Part> parts() {
        return parts;
    }

    /** Queries that the cloud permanently refuses. */
    Set<Query> refused() {
        return refused;
    }

    /** The last failure. */
    Optional<CloudException> failure() {
        return failure;
    }

    /** The queries that the cloud answered. */
    Set<Query> answered() {
        return answered;
    }

    /** Whether the cloud answered any query. */
    boolean hasAnswers() {
        return !answered.isEmpty();
    }

    /** Whether anything was read, or there was nothing to read. */
    boolean isDone() {
        return hasAnswers() || failure.isEmpty();
    }

    /**
     * The reading of one device.
     *
     * @param asked the ids of the requested points
     */
    record Part(Reading reading, Set<String> asked) {

        private Part join(Part other) {
            Set<String> points = new HashSet<>(asked);
            points.addAll(other.asked);
            return new Part(reading.mergedWith(other.reading), points);
        }
    }
}

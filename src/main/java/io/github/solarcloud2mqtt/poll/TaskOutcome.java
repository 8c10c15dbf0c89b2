package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.discovery.DiscoveryResult;
import java.util.Optional;

/** The result of one {@link PollTask}. It alone determines the next due times and the health of the cloud. */
sealed interface TaskOutcome {

    /** The cloud returned nothing; no other task is tried now. */
    record Failed(CloudException reason) implements TaskOutcome {}

    /** The account was discovered; the result says how completely. */
    record Discovered(DiscoveryResult result) implements TaskOutcome {}

    /** The account could not be discovered; the known devices are still polled. */
    record NotDiscovered(CloudException reason) implements TaskOutcome {}

    /** The points were read; the round says how completely. */
    record DataRead(ReadingRound round, Coverage coverage) implements TaskOutcome {}

    /** The round read some devices only, and none of them was answered, while others were in the round before. */
    record PartNotRead(ReadingRound round) implements TaskOutcome {}

    /** The points without a value were read again; this does not affect the health. */
    record PointsRead() implements TaskOutcome {}

    /**
     * The quota was read.
     *
     * @param failure why it could not be read, if so
     */
    record QuotaRead(Optional<CloudException> failure) implements TaskOutcome {}

    /**
     * The faults were read.
     *
     * @param failure why they could not be read, if so
     */
    record FaultsRead(Optional<CloudException> failure) implements TaskOutcome {}

    /** Which part of the discovered points is still polled. */
    enum Coverage {
        ALL,
        /** The cloud permanently refuses some points. */
        PART,
        /** The cloud permanently refuses all points. */
        NONE
    }
}

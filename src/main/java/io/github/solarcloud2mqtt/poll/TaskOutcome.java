package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.discovery.DiscoveryResult;
import java.util.Optional;

/** The result of one {@link PollTask}. The next due times and the health of the cloud follow from it alone. */
sealed interface TaskOutcome {

    /** The cloud gave nothing; no other task is tried now. */
    record Failed(CloudException reason) implements TaskOutcome {}

    /** The account was discovered, as far as the result says. */
    record Discovered(DiscoveryResult result) implements TaskOutcome {}

    /** The account could not be discovered; the devices known from before are still polled. */
    record NotDiscovered(CloudException reason) implements TaskOutcome {}

    /** The points were read, as far as the round says. */
    record DataRead(ReadingRound round, Coverage coverage) implements TaskOutcome {}

    /** The points without a value were read again; the health does not depend on them. */
    record PointsRead() implements TaskOutcome {}

    /**
     * The quota was read.
     *
     * @param failure why not, if so
     */
    record QuotaRead(Optional<CloudException> failure) implements TaskOutcome {}

    /**
     * The faults were read.
     *
     * @param failure why not, if so
     */
    record FaultsRead(Optional<CloudException> failure) implements TaskOutcome {}

    /** How much of what discovery found is still polled. */
    enum Coverage {
        ALL,
        /** The cloud refuses some points for good. */
        PART,
        /** The cloud refuses all points for good. */
        NONE
    }
}

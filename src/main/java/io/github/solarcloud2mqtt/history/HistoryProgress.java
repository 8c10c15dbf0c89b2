package io.github.solarcloud2mqtt.history;

import java.time.Instant;

/** Where the user sees how far a run is. */
public interface HistoryProgress {
    /**
     * The run begins.
     *
     * @param calls the calls that it needs
     */
    void begin(long calls);

    /**
     * A call was made.
     *
     * @param planned how many of the needed calls are done
     * @param made how many calls were made
     */
    void called(long planned, long made);

    /** The run waits. */
    void waits(String reason, Instant until);
}

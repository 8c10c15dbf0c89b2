package io.github.solarcloud2mqtt.history;

import java.io.IOException;
import java.util.List;

/** Where past values go. */
public interface HistorySink {
    /**
     * Takes the values of one instant.
     *
     * @param values sorted by device, then point; not empty
     * @throws IOException if they cannot be written
     */
    void write(List<HistoryValue> values) throws IOException;

    /** Writes out what is still in memory. */
    void flush() throws IOException;
}

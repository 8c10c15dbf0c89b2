package io.github.solarcloud2mqtt.cloud;

import java.util.ArrayList;
import java.util.List;

/** Collects the gaps of one inventory, and logs each when it begins and when it ends. Not thread-safe. */
public final class InventoryGaps {

    private final LogOnce log;
    private final List<InventoryGap> gaps = new ArrayList<>();

    public InventoryGaps(LogOnce log) {
        this.log = log;
    }

    /**
     * Records that a part could not be read.
     *
     * @param part name of the part in the log
     * @param consequence the consequence, as the rest of a sentence
     */
    public void add(InventoryGap gap, String part, String consequence) {
        gaps.add(gap);
        log.failing(part, consequence + " " + gap.reason().getMessage());
    }

    /** Records that a part was read. */
    public void read(String part) {
        log.working(part);
    }

    /** Logs that an entry of a list cannot be used and is left out. */
    public void leftOut(String entry, String reason) {
        log.failing(entry, reason);
    }

    public List<InventoryGap> list() {
        return List.copyOf(gaps);
    }
}

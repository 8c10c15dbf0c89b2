package io.github.solarcloud2mqtt.cloud.http;

import io.github.solarcloud2mqtt.cloud.InventoryGap;
import java.util.ArrayList;
import java.util.List;

/** Collects the gaps of one inventory, and logs each when it begins and when it ends. One thread uses an instance. */
public final class InventoryGaps {

    private final LogOnce log;
    private final List<InventoryGap> gaps = new ArrayList<>();

    public InventoryGaps(LogOnce log) {
        this.log = log;
    }

    /**
     * A part could not be read.
     *
     * @param part names the part in the log
     * @param consequence what that means, as the rest of a sentence
     */
    public void add(InventoryGap gap, String part, String consequence) {
        gaps.add(gap);
        log.failing(part, consequence + " " + gap.reason().getMessage());
    }

    /** A part was read. */
    public void read(String part) {
        log.working(part);
    }

    /** An entry of a list cannot be used and is left out, which is logged only. */
    public void leftOut(String entry, String reason) {
        log.failing(entry, reason);
    }

    public List<InventoryGap> list() {
        return List.copyOf(gaps);
    }
}

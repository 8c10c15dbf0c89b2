package io.github.solarcloud2mqtt.publish;

import java.util.HashSet;
import java.util.Set;

/** Detects what was removed: two complete discoveries in a row did not find it. */
final class RemovalDetector<T> {

    private Set<T> known = Set.of();
    private Set<T> missed = Set.of();

    /**
     * Takes in what a discovery found.
     *
     * @param complete whether it saw everything; otherwise nothing counts as missed
     * @return what is gone now
     */
    Set<T> accept(Set<T> found, boolean complete) {
        Set<T> missing = new HashSet<>(known);
        missing.removeAll(found);
        Set<T> gone = new HashSet<>(complete ? missing : Set.of());
        gone.retainAll(missed);
        missing.removeAll(gone);
        if (complete) {
            missed = missing;
        }
        known = new HashSet<>(found);
        known.addAll(missing);
        return gone;
    }
}

package io.github.solarcloud2mqtt.publish;

import java.util.HashSet;
import java.util.Set;

/** Detects what was removed: what is missing in two complete discoveries in a row. */
final class RemovalDetector<T> {

    private Set<T> known = Set.of();
    private Set<T> missed = Set.of();

    /**
     * Adds the result of a discovery.
     *
     * @param complete whether it covered everything; otherwise nothing counts as missing
     * @return what was removed
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

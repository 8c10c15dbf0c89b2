package io.github.solarcloud2mqtt.cloud.http;

import io.github.solarcloud2mqtt.cloud.CloudException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes wrong without stopping the rest: logged when it begins and when it ends, not in between. */
public final class LogOnce {

    private final Logger log = LoggerFactory.getLogger(LogOnce.class);
    private final Set<String> present = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Optional<CloudException>> failure = new AtomicReference<>(Optional.empty());

    /**
     * Something goes wrong, perhaps not for the first time.
     *
     * @param what names the trouble, and in the log what works again later
     */
    public void there(String what, String message) {
        if (present.add(what)) {
            log.warn("{}: {}", what, message);
        }
    }

    /**
     * A call fails that the rest can do without.
     *
     * @param consequence what that means, as the rest of a sentence
     */
    public void there(String what, String consequence, CloudException reason) {
        failure.set(Optional.of(reason));
        there(what, consequence + " " + reason.getMessage());
    }

    /** The last call that failed since this was asked before. */
    public Optional<CloudException> takeFailure() {
        return failure.getAndSet(Optional.empty());
    }

    /** Something works. */
    public void gone(String what) {
        if (present.remove(what)) {
            log.info("{}: works again.", what);
        }
    }
}

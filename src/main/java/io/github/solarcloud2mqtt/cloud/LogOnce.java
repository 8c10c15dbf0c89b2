package io.github.solarcloud2mqtt.cloud;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a partial failure when it begins and when it ends, not in between. Thread-safe. */
public final class LogOnce {

    /** More parts than fail at once. Names come from the cloud, so that there is no end of them; the oldest is forgotten. */
    private static final int MOST = 10_000;

    private final Logger log = LoggerFactory.getLogger(LogOnce.class);
    private final Set<String> failing = new LinkedHashSet<>();

    /**
     * Records a failure, which may be repeated.
     *
     * @param subject names what fails
     */
    public synchronized void failing(String subject, String message) {
        if (failing.add(subject)) {
            log.warn("{}: {}", subject, message);
        }
        if (failing.size() > MOST) {
            Iterator<String> oldest = failing.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** Records that a subject works; logs it if it has failed before. */
    public synchronized void working(String subject) {
        if (failing.remove(subject)) {
            log.info("{}: works again.", subject);
        }
    }
}

package io.github.solarcloud2mqtt.cloud.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a partial failure when it begins and when it ends, not in between. Thread-safe. */
public final class LogOnce {

    private final Logger log = LoggerFactory.getLogger(LogOnce.class);
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    /**
     * Records a failure, which may be repeated.
     *
     * @param subject names what fails
     */
    public void failing(String subject, String message) {
        if (failing.add(subject)) {
            log.warn("{}: {}", subject, message);
        }
    }

    /** Records that a subject works; logs it if it has failed before. */
    public void working(String subject) {
        if (failing.remove(subject)) {
            log.info("{}: works again.", subject);
        }
    }
}

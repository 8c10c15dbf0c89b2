package io.github.solarcloud2mqtt.cloud.isolarcloud;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes wrong without stopping the rest: logged when it begins and when it ends, not in between. */
final class Troubles {

    private final Logger log = LoggerFactory.getLogger(Troubles.class);
    private final Set<String> present = ConcurrentHashMap.newKeySet();

    /**
     * Something goes wrong, perhaps not for the first time.
     *
     * @param what names the trouble, and in the log what works again later
     */
    void there(String what, String message) {
        if (present.add(what)) {
            log.warn("{}: {}", what, message);
        }
    }

    /** Something works. */
    void gone(String what) {
        if (present.remove(what)) {
            log.info("{}: works again.", what);
        }
    }
}

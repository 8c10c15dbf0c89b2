package io.github.solarcloud2mqtt.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The empty file {@code heartbeat}: the health check of the Docker image reads its time of modification. Thread-safe. */
public final class Heartbeat {

    private final Logger log = LoggerFactory.getLogger(Heartbeat.class);
    private final StateFiles files;
    private boolean failing;

    Heartbeat(StateFiles files) {
        this.files = files;
    }

    /** Sets the time of modification. A failure is logged once, and its end. */
    public synchronized void beat(Instant now) {
        Path file = files.path("heartbeat", "");
        try {
            if (!Files.exists(file)) {
                files.open(file).close();
            }
            Files.setLastModifiedTime(file, FileTime.from(now));
            if (failing) {
                log.info("{} can be touched again.", file);
            }
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                log.warn("{} cannot be touched ({}).", file, e.toString());
            }
            failing = true;
        }
    }
}

package io.github.solarcloud2mqtt.mqtt.paho;

import io.github.solarcloud2mqtt.time.Scheduler;
import java.time.Duration;

/**
 * Detects a broker that does not confirm sent messages. Thread-safe.
 */
final class ConfirmationWatchdog {

    /** How long a broker may take for its next confirmation. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    private final Scheduler scheduler;
    private final Runnable stalled;
    private Scheduler.Scheduled timer = () -> {};
    private int waiting;
    private boolean closed;

    /**
     * @param stalled called on the scheduler's thread
     */
    ConfirmationWatchdog(Scheduler scheduler, Runnable stalled) {
        this.scheduler = scheduler;
        this.stalled = stalled;
    }

    /** Something was sent that the broker has to confirm. */
    synchronized void sent() {
        waiting++;
        if (waiting == 1) {
            restart();
        }
    }

    /** The broker has confirmed a message, or the wait has ended for another reason. */
    synchronized void confirmed() {
        waiting--;
        restart();
    }

    /** The connection is over. */
    synchronized void close() {
        closed = true;
        timer.cancel();
    }

    private void restart() {
        timer.cancel();
        if (waiting > 0 && !closed) {
            timer = scheduler.schedule(LIMIT, stalled);
        }
    }
}

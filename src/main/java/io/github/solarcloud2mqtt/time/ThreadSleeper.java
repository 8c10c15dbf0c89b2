package io.github.solarcloud2mqtt.time;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits in real time, or in the faster time of the demo. Thread-safe. */
public final class ThreadSleeper implements Sleeper {

    private final Logger log = LoggerFactory.getLogger(ThreadSleeper.class);
    private final double speed;

    /**
     * @param speed how many times faster than real time waits pass; 1 except in the demo
     */
    public ThreadSleeper(double speed) {
        this.speed = speed;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        long nanos = Math.round(duration.toNanos() / speed);
        // Nothing counts the latch down, so this waits for the whole time.
        if (new CountDownLatch(1).await(nanos, TimeUnit.NANOSECONDS)) {
            log.debug("woken early");
        }
    }
}

package io.github.solarcloud2mqtt.mqtt.paho;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of one Paho client. Without this, an unexpected exception ends one of Paho's threads, and the
 * connection stands still for ever.
 */
final class PahoThreads extends ScheduledThreadPoolExecutor {

    /** One each to connect, send, receive and call back, and some to disconnect. */
    private static final int THREADS = 8;

    private final Logger log = LoggerFactory.getLogger(PahoThreads.class);
    private final Consumer<Throwable> failed;

    /**
     * @param failed called on the thread that has failed
     */
    PahoThreads(Consumer<Throwable> failed) {
        super(THREADS, task -> {
            Thread thread = new Thread(task, "mqtt-client");
            thread.setDaemon(true);
            return thread;
        });
        this.failed = failed;
    }

    @Override
    public void execute(Runnable task) {
        super.execute(guarded(task));
    }

    @Override
    public Future<?> submit(Runnable task) {
        return super.submit(guarded(task));
    }

    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                log.error("The MQTT client failed; it connects again. Please report this.", e);
                failed.accept(e);
            }
        };
    }
}

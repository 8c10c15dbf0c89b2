package io.github.solarcloud2mqtt.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Locks between the threads of this process and between processes that share the directory. Thread-safe. */
public final class StateLocks {

    private final Logger log = LoggerFactory.getLogger(StateLocks.class);
    private final StateFiles files;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    StateLocks(StateFiles files) {
        this.files = files;
    }

    /** A task that runs under a lock. */
    public interface Task<T, X extends Exception> {
        T run() throws IOException, X;
    }

    /**
     * Runs a task while no other thread and no other process runs one under the same name. Waits for the others.
     *
     * @param name describes the lock in a few words
     * @throws IOException if the directory cannot be written, or from the task
     */
    public <T, X extends Exception> T exclusively(String name, Task<T, X> task) throws IOException, X {
        ReentrantLock threads = locks.computeIfAbsent(name, each -> new ReentrantLock());
        threads.lock();
        try (FileChannel channel = files.open(files.path(name, ".lock"))) {
            lock(channel);
            return task.run();
        } finally {
            threads.unlock();
        }
    }

    /**
     * Waits for the running tasks of this process, and prevents others from starting.
     *
     * @param longest the maximum wait for each task
     */
    public void finish(Duration longest) {
        try {
            for (ReentrantLock each : locks.values()) {
                if (!each.tryLock(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                    log.warn(
                            "The program ends while tokens are being renewed. If they are lost by that, it needs authorize.");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Locks the file; the lock ends when the channel is closed. */
    private void lock(FileChannel channel) throws IOException {
        try {
            channel.lock();
        } catch (OverlappingFileLockException e) {
            throw new IOException("another part of this program is writing it", e);
        } catch (IOException e) {
            // Some network drives do not support locks; only one process may run there.
            log.debug("no lock: {}", e.toString());
        }
    }
}

package io.github.solarcloud2mqtt.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only when a test says so, and then at once. Tasks run on the test's thread, in order. */
public final class VirtualTime implements Scheduler, InstantSource {

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparing(Task::number));
    private Instant now;
    private long scheduled;

    public VirtualTime(Instant begin) {
        now = begin;
    }

    @Override
    public Scheduled schedule(Duration delay, Runnable task) {
        Task entry = new Task(now.plus(delay), scheduled++, task);
        tasks.add(entry);
        return () -> tasks.remove(entry);
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Lets time pass and runs everything that becomes due. */
    public void pass(Duration duration) {
        passUntil(now.plus(duration));
    }

    /** Lets time pass and runs everything that becomes due. */
    public void passUntil(Instant end) {
        while (!tasks.isEmpty() && !tasks.element().due.isAfter(end)) {
            Task next = tasks.remove();
            now = next.due.isAfter(now) ? next.due : now;
            next.task.run();
        }
        now = end;
    }

    private record Task(Instant due, long number, Runnable task) {}
}

package io.github.solarcloud2mqtt.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Virtual time that the test advances. Tasks run on the test's thread, in order. The wall clock can be set; delays use
 * monotonic time.
 */
public final class VirtualTime implements Scheduler, MonotonicClock, Sleeper, InstantSource {

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparing(Task::number));
    private Duration elapsed = Duration.ofDays(1);
    private Instant origin;
    private long scheduled;

    public VirtualTime(Instant begin) {
        origin = begin.minus(elapsed);
    }

    @Override
    public Scheduled schedule(Duration delay, Runnable task) {
        Task entry = new Task(elapsed.plus(delay), scheduled++, task);
        tasks.add(entry);
        return () -> tasks.remove(entry);
    }

    @Override
    public Duration elapsed() {
        return elapsed;
    }

    @Override
    public Instant instant() {
        return origin.plus(elapsed);
    }

    @Override
    public void sleep(Duration duration) {
        if (!duration.isNegative()) {
            elapsed = elapsed.plus(duration);
        }
    }

    /** Sets the wall clock forward, or back if negative. No time passes. */
    public void setClock(Duration step) {
        origin = origin.plus(step);
    }

    /** Lets time pass and runs everything that becomes due. */
    public void pass(Duration duration) {
        Duration end = elapsed.plus(duration);
        while (!tasks.isEmpty() && tasks.element().due.compareTo(end) <= 0) {
            Task next = tasks.remove();
            elapsed = next.due.compareTo(elapsed) > 0 ? next.due : elapsed;
            next.task.run();
        }
        elapsed = end.compareTo(elapsed) > 0 ? end : elapsed;
    }

    /** Lets time pass until the wall clock shows a moment, and runs everything that becomes due. */
    public void passUntil(Instant end) {
        pass(Duration.between(instant(), end));
    }

    private record Task(Duration due, long number, Runnable task) {}
}

package io.github.solarcloud2mqtt.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.mqtt.LogProbe;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ThreadSchedulerTest {

    private static final Duration NEVER = Duration.ofDays(1);

    private final ThreadScheduler scheduler = new ThreadScheduler("cloud-home", 1);
    private final BlockingQueue<String> ran = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void tasksWithoutDelayRunInTheOrderOfTheirScheduling() throws Exception {
        for (int task = 0; task < 100; task++) {
            String name = Integer.toString(task);
            scheduler.schedule(Duration.ZERO, () -> ran.add(name));
        }
        for (int task = 0; task < 100; task++) {
            assertThat(ran.take()).isEqualTo(Integer.toString(task));
        }
    }

    @Test
    void theSoonerTaskRunsFirst() throws Exception {
        scheduler.schedule(Duration.ofMillis(60), () -> ran.add("later"));
        scheduler.schedule(Duration.ofMillis(20), () -> ran.add("sooner"));
        assertThat(ran.take()).isEqualTo("sooner");
        assertThat(ran.take()).isEqualTo("later");
    }

    @Test
    void aFasterClockShortensEveryDelay() throws Exception {
        try (ThreadScheduler fast = new ThreadScheduler("demo", 1_000_000)) {
            fast.schedule(Duration.ofHours(1), () -> ran.add("an hour later"));
            assertThat(ran.poll(5, TimeUnit.SECONDS)).isEqualTo("an hour later");
        }
    }

    @Test
    void tasksRunOnOneDaemonThreadWithTheGivenName() throws Exception {
        scheduler.schedule(Duration.ZERO, () -> {
            Thread thread = Thread.currentThread();
            ran.add(thread.getName() + " " + thread.isDaemon());
        });
        assertThat(ran.take()).isEqualTo("cloud-home true");
    }

    @Test
    void aCancelledTaskDoesNotRun() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        scheduler.schedule(Duration.ZERO, () -> await(gate));
        Scheduler.Scheduled calledOff = scheduler.schedule(Duration.ZERO, () -> ran.add("called off"));
        scheduler.schedule(Duration.ZERO, () -> ran.add("kept"));
        calledOff.cancel();
        calledOff.cancel();
        gate.countDown();
        assertThat(ran.take()).isEqualTo("kept");
    }

    @Test
    void cancellingARunningTaskDoesNotInterruptIt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        Scheduler.Scheduled task = scheduler.schedule(Duration.ZERO, () -> {
            begun.countDown();
            await(gate);
            ran.add(Thread.interrupted() ? "interrupted" : "done");
        });
        begun.await();
        task.cancel();
        gate.countDown();
        assertThat(ran.take()).isEqualTo("done");
    }

    @Test
    void aFailedTaskIsLoggedAndTheOthersContinue() throws Exception {
        try (LogProbe log = new LogProbe(ThreadScheduler.class)) {
            scheduler.schedule(Duration.ZERO, () -> {
                throw new IllegalStateException("on purpose");
            });
            scheduler.schedule(Duration.ZERO, () -> {
                throw new AssertionError("on purpose");
            });
            scheduler.schedule(Duration.ZERO, () -> ran.add("next"));
            assertThat(ran.take()).isEqualTo("next");
            String line = "ERROR A task of cloud-home failed. The other tasks continue. Please report this.";
            assertThat(log.next()).isEqualTo(line);
            assertThat(log.next()).isEqualTo(line);
        }
    }

    @Test
    void closingInterruptsTheRunningTaskAndDropsTheOthers() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        scheduler.schedule(Duration.ZERO, () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                ran.add("interrupted");
            }
        });
        scheduler.schedule(Duration.ZERO, () -> ran.add("waiting"));
        begun.await();
        scheduler.close();
        assertThat(ran.take()).isEqualTo("interrupted");
        assertThat(ran).isEmpty();
    }

    @Test
    void afterClosingATaskIsIgnored() {
        scheduler.close();
        Scheduler.Scheduled late = scheduler.schedule(Duration.ZERO, () -> ran.add("late"));
        scheduler.schedule(NEVER, () -> ran.add("never")).cancel();
        late.cancel();
        assertThat(ran).isEmpty();
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

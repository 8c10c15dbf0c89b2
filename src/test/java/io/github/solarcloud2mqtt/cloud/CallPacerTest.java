package io.github.solarcloud2mqtt.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CallPacerTest {

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-06-15T10:00:00Z"));
    private final CallPacer pacer = new CallPacer(time, time);
    private final Duration begin = time.elapsed();

    private List<Long> calls(int number) throws InterruptedException {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            pacer.acquire();
            millis.add(time.elapsed().minus(begin).toMillis());
        }
        return millis;
    }

    @Test
    void afterABurstThereAreTenCallsASecond() throws InterruptedException {
        assertThat(calls(9)).containsExactly(0L, 0L, 0L, 0L, 0L, 100L, 200L, 300L, 400L);
        time.pass(Duration.ofMinutes(1));
        assertThat(calls(7)).containsExactly(60400L, 60400L, 60400L, 60400L, 60400L, 60500L, 60600L);
    }

    @Test
    void theRateHeadersReplaceTheDefaults() throws InterruptedException {
        pacer.adapt(OptionalInt.of(4), OptionalInt.of(2), OptionalInt.of(4));
        assertThat(calls(5)).containsExactly(0L, 0L, 500L, 1000L, 1500L);
    }

    @Test
    void anEmptyBucketIsNotUsedForASecond() throws InterruptedException {
        pacer.adapt(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(0));
        assertThat(calls(2)).containsExactly(1000L, 1100L);
    }

    @Test
    void theRemainingBucketLimitsTheBurst() throws InterruptedException {
        pacer.adapt(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(2));
        assertThat(calls(4)).containsExactly(0L, 0L, 100L, 200L);
    }

    @Test
    void aPauseDelaysEveryCall() throws InterruptedException {
        pacer.pause(Duration.ofSeconds(7));
        pacer.pause(Duration.ofSeconds(3));
        assertThat(calls(2)).containsExactly(7000L, 7000L);
    }

    @Test
    void aClockThatIsSetBackDelaysNoCall() throws InterruptedException {
        calls(5);
        time.setClock(Duration.ofDays(-3));
        assertThat(calls(2)).containsExactly(100L, 200L);
    }

    @Test
    void accountsOfOneApplicationShareAPacer() {
        CallPacers pacers = new CallPacers(time, time);
        assertThat(pacers.of("a")).isSameAs(pacers.of("a")).isNotSameAs(pacers.of("b"));
    }

    /** Random pauses between calls and random latencies against a bucket that is refilled at each full second. */
    @Test
    void noSeriesOfCallsExceedsTheGatewaysBucket() throws InterruptedException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        long second = time.elapsed().toSeconds();
        int bucket = 15;
        for (int i = 0; i < 20_000; i++) {
            if (random.nextInt(20) == 0) {
                time.pass(Duration.ofMillis(random.nextInt(4000)));
            }
            pacer.acquire();
            long now = time.elapsed().toSeconds();
            bucket = (int) Math.min(15, bucket + 10 * (now - second)) - 1;
            second = now;
            assertThat(bucket).as("seed %d, call %d", seed, i).isNotNegative();
        }
    }
}

package io.github.solarcloud2mqtt.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LAST = Duration.ofSeconds(60);

    @Test
    void theLimitDoublesUntilTheLongestWait() {
        Backoff backoff = new Backoff(FIRST, LAST, new Random(1));

        for (int ceiling : new int[] {2, 4, 8, 16, 32, 60, 60, 60}) {
            assertThat(backoff.next()).isBetween(Duration.ofSeconds(ceiling).dividedBy(2), Duration.ofSeconds(ceiling));
        }
    }

    @Test
    void theWaitIsAnywhereBetweenHalfTheLimitAndAllOfIt() {
        assertThat(new Backoff(FIRST, LAST, always(0)).next()).isEqualTo(FIRST);
        assertThat(new Backoff(FIRST, LAST, always(-1)).next()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void afterAResetTheWaitIsTheShortest() {
        Backoff backoff = new Backoff(FIRST, LAST, new Random(1));
        backoff.next();
        backoff.next();

        backoff.reset();

        assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    /** The smallest allowed random number, or the largest. */
    private static RandomGenerator always(int index) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public long nextLong(long origin, long bound) {
                return index >= 0 ? origin + index : bound + index;
            }
        };
    }
}

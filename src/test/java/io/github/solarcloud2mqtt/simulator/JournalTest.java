package io.github.solarcloud2mqtt.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class JournalTest {

    private final Journal journal = new Journal();

    @Test
    void itCountsAllCallsAndRemembersTheLast() {
        for (int second = 0; second < 60_000; second++) {
            journal.call(Instant.ofEpochSecond(second), second % 3 == 0 ? "a" : "b", "1");
        }
        assertThat(journal.counts()).containsExactly(entry("a", 20_000L), entry("b", 40_000L));
        assertThat(journal.calls()).hasSize(50_000).startsWith(new Call(Instant.ofEpochSecond(10_000), "b", "1"));
    }
}

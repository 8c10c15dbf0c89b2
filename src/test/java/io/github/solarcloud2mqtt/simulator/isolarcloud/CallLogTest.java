package io.github.solarcloud2mqtt.simulator.isolarcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.solarcloud2mqtt.simulator.http.CallLog;
import io.github.solarcloud2mqtt.simulator.http.RecordedCall;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallLogTest {

    private final CallLog callLog = new CallLog();

    @Test
    void countsAllCallsAndKeepsTheNewest() {
        for (int second = 0; second < 60_000; second++) {
            callLog.call(Instant.ofEpochSecond(second), second % 3 == 0 ? "a" : "b", "1");
        }
        assertThat(callLog.counts()).containsExactly(entry("a", 20_000L), entry("b", 40_000L));
        assertThat(callLog.calls())
                .hasSize(50_000)
                .startsWith(new RecordedCall(Instant.ofEpochSecond(10_000), "b", "1"));
    }
}

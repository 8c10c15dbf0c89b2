package io.github.solarcloud2mqtt.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.time.VirtualTime;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What {@code check} prints while a cloud is slow. */
class CheckProgressTest {

    private final VirtualTime time = new VirtualTime(Instant.EPOCH);
    private final StringWriter out = new StringWriter();

    @Test
    void aSlowCloudGivesALineEveryTenSeconds() {
        try (CheckProgress progress = new CheckProgress("home", new PrintWriter(out), time)) {
            progress.start();
            time.pass(Duration.ofSeconds(9));
            assertThat(out.toString()).isEmpty();
            time.pass(Duration.ofSeconds(15));
        }
        time.pass(Duration.ofMinutes(1));
        assertThat(out.toString().lines())
                .containsExactly(
                        "Cloud home: still reading plants, devices and values, for 10 s",
                        "Cloud home: still reading plants, devices and values, for 20 s");
    }
}

package io.github.solarcloud2mqtt.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.mqtt.LogProbe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogOnceTest {

    private final LogOnce logOnce = new LogOnce();

    @Test
    void aFailureIsLoggedWhenItBeginsAndWhenItEnds() {
        try (LogProbe log = new LogProbe(LogOnce.class)) {
            logOnce.working("The points of SG10");
            logOnce.failing("The points of SG10", "not read. The cloud is busy.");
            logOnce.failing("The points of SG10", "not read. The cloud is down.");
            logOnce.working("The points of SG10");
            logOnce.working("The points of SG10");
            logOnce.failing("The points of SG10", "not read.");
            assertThat(log.rest())
                    .containsExactly(
                            "WARN The points of SG10: not read. The cloud is busy.",
                            "INFO The points of SG10: works again.",
                            "WARN The points of SG10: not read.");
        }
    }

    @Test
    void tenThousandFailuresAreRemembered() {
        try (LogProbe log = new LogProbe(LogOnce.class)) {
            List<String> lines = new ArrayList<>();
            for (int device = 0; device <= 10_000; device++) {
                logOnce.failing("Device " + device, "not read.");
                lines.add("WARN Device " + device + ": not read.");
            }
            logOnce.failing("Device 1", "not read.");
            logOnce.failing("Device 0", "not read.");
            lines.add("WARN Device 0: not read.");
            assertThat(log.rest()).containsExactlyElementsOf(lines);
        }
    }
}

package io.github.solarcloud2mqtt.app.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the user sees of a long run. */
class HistoryProgressTest {

    private Instant now = Instant.parse("2026-06-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"PT0S, 0 s", "PT59.9S, 59 s", "PT5M12S, 5 min 12 s", "PT1H30M, 1 h 30 min", "PT51H, 2 d 3 h"})
    void aDurationIsInItsTwoLargestUnits(Duration duration, String text) {
        assertThat(DurationText.of(duration)).isEqualTo(text);
    }

    @Test
    void aLineIsPrintedAMinute() {
        StringWriter text = new StringWriter();
        ProgressLines lines = new ProgressLines(new PrintWriter(text), () -> now);
        lines.begin(100);
        now = now.plusSeconds(59);
        lines.called(10, 10);
        now = now.plusSeconds(1);
        lines.called(20, 21);
        lines.waits("The share of this hour is spent.", Instant.parse("2026-06-01T11:00:00.5Z"));
        now = now.plusSeconds(60);
        lines.called(0, 22);
        assertThat(text.toString().lines())
                .containsExactly(
                        "20 of 100 calls made, 4 min 0 s left",
                        "The share of this hour is spent. Waiting until 2026-06-01T11:00:00Z.",
                        "0 of 100 calls made, unknown time left");
    }

    @Test
    void aTerminalShowsABar() {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        try (TerminalProgress bar = new TerminalProgress(new PrintStream(screen, true, StandardCharsets.UTF_8))) {
            bar.begin(4);
            bar.called(4, 4);
            bar.waits("The share of this hour is spent.", Instant.parse("2026-06-01T11:00:00Z"));
        }
        assertThat(screen.toString(StandardCharsets.UTF_8))
                .contains("History", "4/4 calls", "waits until 2026-06-01T11:00:00Z");
    }
}

package io.github.solarcloud2mqtt.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.history.HistoryStep;
import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A run that was killed is continued, and its file ends like that of a run that was not. */
class PastResumeTest {
    private static final Instant BEGIN = Instant.parse("2026-03-20T00:00:00Z");
    private static final LocalDateTime FROM = LocalDate.parse("2026-03-28").atStartOfDay();
    private static final LocalDateTime TO = LocalDate.parse("2026-03-30").atTime(7, 20);

    private final long seed = Long.getLong("seed", new Random().nextLong());
    private final Random random = new Random(seed);

    private static void export(PastRun run) throws Exception {
        run.export(
                FROM, TO, HistoryStep.QUARTER_OF_AN_HOUR, point -> point.key().startsWith("total"));
    }

    @Test
    void killedAtFiftyMoments() throws Exception {
        try (SimulatedAccess access = new SimulatedAccess(AccessMode.ACCOUNT, HomePlan.from(BEGIN))) {
            access.time.pass(Duration.ofDays(15));
            PastRun run = new PastRun(access.time, access::connect);
            Files.createDirectories(run.folder);
            export(run);
            byte[] whole = Files.readAllBytes(run.file);
            assertThat(whole).hasSizeGreaterThan(100_000);
            for (int kill = 0; kill < 50; kill++) {
                int length = random.nextInt(whole.length + 1);
                Files.write(run.file, Arrays.copyOf(whole, length));
                export(run);
                assertThat(Files.readAllBytes(run.file))
                        .as("seed %d, killed after %d bytes", seed, length)
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    void withoutNewDataNothingChanges() throws Exception {
        try (SimulatedAccess access = new SimulatedAccess(AccessMode.ACCOUNT, HomePlan.from(BEGIN))) {
            access.time.pass(Duration.ofDays(15));
            PastRun run = new PastRun(access.time, access::connect);
            Files.createDirectories(run.folder);
            export(run);
            byte[] whole = Files.readAllBytes(run.file);
            access.time.pass(Duration.ofDays(1));
            export(run);
            assertThat(Files.readAllBytes(run.file)).isEqualTo(whole);
        }
    }
}

package io.github.solarcloud2mqtt.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.simulator.Encryption;
import io.github.solarcloud2mqtt.simulator.Mischief;
import io.github.solarcloud2mqtt.simulator.home.Flow;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A day of a home whose cloud takes encrypted calls only, beside the same day in plain calls. */
class EncryptedDayTest {

    private static final Instant BEGIN = Instant.parse("2026-06-01T03:00:00Z");

    private static SimulatedAccess started(Encryption encryption) {
        SimulatedAccess access = new SimulatedAccess(BEGIN, encryption);
        // On the full second: the day has to end when the cloud has just been read.
        access.bridge.bridge.start();
        access.bus.connect();
        return access;
    }

    @Test
    void aDayIsTheSameInEitherMode() {
        try (SimulatedAccess plain = started(Encryption.OFF);
                SimulatedAccess encrypted = started(Encryption.REQUIRED)) {
            plain.time.pass(Duration.ofHours(24));
            encrypted.time.pass(Duration.ofHours(24));
            assertThat(encrypted.bus.retained()).isEqualTo(plain.bus.retained()).hasSizeGreaterThan(300);
            assertThat(encrypted.cloud.callCounts()).isEqualTo(plain.cloud.callCounts());
            assertThat(encrypted.cloud.violations()).isEmpty();
        }
    }

    @Test
    void aDayOfTroublesEndsWithTheCountersOfTheHome() {
        long seed = Long.getLong("seed", 42);
        Random random = new Random(seed);
        try (SimulatedAccess day = started(Encryption.REQUIRED)) {
            for (int quarter = 0; quarter < 96; quarter++) {
                trouble(day.cloud.mischief(), random);
                day.time.pass(Duration.ofMinutes(15));
            }
            day.cloud.mischief().answerRightly();
            day.time.pass(Duration.ofHours(1));
            assertThat(day.cloud.violations()).as("seed %d", seed).isEmpty();
            assertThat(day.bus.retained("solarcloud2mqtt/974621_14_1_1/total_yield"))
                    .as("seed %d", seed)
                    .contains(SimulatedAccess.kWh(day.home.truth().lifetimeWh(Flow.HYBRID_PV)));
            assertThat(day.cloud.callCounts()).containsKey("timestamp");
        }
    }

    private static void trouble(Mischief mischief, Random random) {
        switch (random.nextInt(8)) {
            case 0 -> mischief.clockSkew(Duration.ofSeconds(random.nextInt(-7_200, 7_200)));
            case 1 -> mischief.answerCode("*", 1, "E910", "Repeated request");
            case 2 -> mischief.answerCode("*", 1, "E913", "Expired request");
            case 3 -> mischief.invalidateToken();
            case 4 -> mischief.answerHalf("*", 1);
            case 5 -> mischief.drop("*", 1);
            case 6 -> mischief.answerStatus("*", 1, 502);
            default -> mischief.answerHtml("*", 1);
        }
    }
}

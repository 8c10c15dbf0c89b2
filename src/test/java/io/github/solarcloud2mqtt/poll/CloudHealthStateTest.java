package io.github.solarcloud2mqtt.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.mqtt.LogProbe;
import io.github.solarcloud2mqtt.poll.CloudHealthState.Part;
import io.github.solarcloud2mqtt.poll.CloudHealthState.State;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudHealthStateTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final LogProbe log = new LogProbe(CloudHealthState.class);
    private final CloudHealthState condition = polledEvery(Duration.ofMinutes(5));

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void theStatesAreNamedAsInTheHealthReport() {
        assertThat(Stream.of(State.values()).map(State::text))
                .containsExactly(
                        "starting",
                        "ok",
                        "rejected",
                        "quota",
                        "blocked",
                        "not_allowed",
                        "malformed",
                        "unreachable",
                        "no_plants");
    }

    @Test
    void beforeTheFirstAnswerTheCloudIsStartingAndMayBeAsked() {
        assertThat(condition.state()).isEqualTo(State.STARTING);
        assertThat(condition.pausedUntil()).isEqualTo(Instant.MIN);
        assertThat(condition.lastError()).isEmpty();
        assertThat(condition.isShut()).isFalse();
    }

    @Test
    void theFirstAnswerIsNoNews() {
        condition.works();
        assertThat(condition.state()).isEqualTo(State.OK);
        assertThat(log.rest()).isEmpty();
    }

    @Test
    void aFailureThatRepeatsItselfIsLoggedOnceAndSoIsItsEnd() {
        condition.works();
        for (int attempt = 0; attempt < 10; attempt++) {
            condition.fails(new CloudException.Transient("No answer."), NOW);
        }
        condition.works();
        condition.works();
        assertThat(log.rest()).containsExactly("WARN Cloud home: No answer.", "INFO Cloud home works again.");
        assertThat(condition.lastError()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PT1S, 2 4 8 16 30 30",
        "PT1M, 6 12 24 48 60 60",
        "PT5M, 30 60 120 240 300 300",
        "PT1H, 30 60 120 240 300 300"
    })
    void anUnreachableCloudIsAskedMoreAndMoreRarely(Duration pollInterval, String seconds) {
        CloudHealthState asked = polledEvery(pollInterval);
        for (String wait : seconds.split(" ", -1)) {
            asked.fails(new CloudException.Transient("No answer."), NOW);
            assertThat(asked.pausedUntil()).isEqualTo(NOW.plusSeconds(Long.parseLong(wait)));
        }
        assertThat(asked.state()).isEqualTo(State.UNREACHABLE);
        assertThat(asked.isShut()).isFalse();
    }

    @Test
    void afterAnAnswerTheWaitsBeginAnew() {
        condition.fails(new CloudException.Transient("No answer."), NOW);
        condition.fails(new CloudException.Transient("No answer."), NOW);
        condition.works();
        assertThat(condition.pausedUntil()).isEqualTo(Instant.MIN);
        condition.fails(new CloudException.Transient("No answer."), NOW);
        assertThat(condition.pausedUntil()).isEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void anAnswerWithoutSenseIsTreatedAsNone() {
        condition.fails(new CloudException.Malformed("Nonsense."), NOW);
        assertThat(condition.state()).isEqualTo(State.MALFORMED);
        assertThat(condition.pausedUntil()).isEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void aCallThatIsRefusedAsItIsIsNotRepeatedAtOnce() {
        condition.fails(new CloudException.BadRequest("Not so."), NOW);
        assertThat(condition.state()).isEqualTo(State.NOT_ALLOWED);
        assertThat(condition.pausedUntil()).isEqualTo("2026-06-01T13:00:00Z");
    }

    @Test
    void aRejectionKeepsTheCloudShutForAsLongAsItSays() {
        condition.fails(new CloudException.Rejected("The password is wrong.", Duration.ofHours(12)), NOW);
        assertThat(condition.state()).isEqualTo(State.REJECTED);
        assertThat(condition.lastError()).contains("The password is wrong.");
        assertThat(condition.pausedUntil()).isEqualTo("2026-06-02T00:00:00Z");
        assertThat(condition.isShut()).isTrue();
    }

    @Test
    void aSpentQuotaKeepsTheCloudShutUntilItIsRenewed() {
        condition.fails(new CloudException.QuotaSpent("No calls left.", Duration.ofMinutes(40)), NOW);
        assertThat(condition.state()).isEqualTo(State.QUOTA);
        assertThat(condition.pausedUntil()).isEqualTo("2026-06-01T12:40:00Z");
        assertThat(condition.isShut()).isTrue();
    }

    @Test
    void aBlockIsAStateOfItsOwnUntilItsEnd() {
        condition.fails(new CloudException.Blocked("Shut out.", Duration.ofHours(6)), NOW);
        assertThat(condition.state()).isEqualTo(State.BLOCKED);
        assertThat(condition.pausedUntil()).isEqualTo(NOW.plus(Duration.ofHours(6)));
        assertThat(condition.isShut()).isTrue();
    }

    @Test
    void whatIsNotAllowedIsAskedAgainInAnHourOrOnRequest() {
        condition.fails(new CloudException.NotAllowed("Not yours."), NOW);
        assertThat(condition.state()).isEqualTo(State.NOT_ALLOWED);
        assertThat(condition.pausedUntil()).isEqualTo("2026-06-01T13:00:00Z");
        assertThat(condition.isShut()).isFalse();
        condition.resume();
        assertThat(condition.pausedUntil()).isEqualTo(Instant.MIN);
    }

    @Test
    void anEmptyAccountIsLoggedOnceAndNoPause() {
        condition.hasNoPlants("Nothing here.");
        condition.hasNoPlants("Nothing here.");
        assertThat(condition.state()).isEqualTo(State.NO_PLANTS);
        assertThat(condition.lastError()).contains("Nothing here.");
        assertThat(condition.pausedUntil()).isEqualTo(Instant.MIN);
        assertThat(log.rest()).containsExactly("WARN Cloud home: Nothing here.");
    }

    @Test
    void aPartThatFailsLeavesTheCloudAsItIs() {
        condition.works();
        condition.partlyFails(Part.FAULTS, new CloudException.NotAllowed("Not yours."));
        assertThat(condition.state()).isEqualTo(State.OK);
        assertThat(condition.pausedUntil()).isEqualTo(Instant.MIN);
        assertThat(condition.lastError()).contains("Not yours.");
    }

    @Test
    void aPartThatFailsInEveryRoundIsLoggedOnceAndSoIsItsEnd() {
        for (int round = 0; round < 10; round++) {
            condition.works();
            condition.partlyFails(Part.DATA, new CloudException.Malformed("Nonsense."));
            condition.partlyFails(Part.FAULTS, new CloudException.NotAllowed("Not yours."));
        }
        assertThat(condition.leftOut()).containsExactly("Nonsense.", "Not yours.");
        condition.works(Part.DATA);
        condition.works(Part.DATA);
        assertThat(condition.leftOut()).containsExactly("Not yours.");
        assertThat(log.rest())
                .containsExactly(
                        "WARN Cloud home: Nonsense. The rest goes on.",
                        "WARN Cloud home: Not yours. The rest goes on.",
                        "INFO Cloud home: all devices are read again.");
    }

    /** Its waits are as long as they may be. */
    private static CloudHealthState polledEvery(Duration pollInterval) {
        PollSettings settings =
                new PollSettings("home", pollInterval, Duration.ofHours(6), pollInterval, pollInterval.multipliedBy(3));
        return new CloudHealthState(settings, new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public long nextLong(long origin, long bound) {
                return bound - 1;
            }
        });
    }
}

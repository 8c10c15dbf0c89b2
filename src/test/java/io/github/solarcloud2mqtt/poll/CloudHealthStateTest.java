package io.github.solarcloud2mqtt.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.InventoryGap;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.ScriptedCloud;
import io.github.solarcloud2mqtt.discovery.DiscoveryResult;
import io.github.solarcloud2mqtt.mqtt.LogProbe;
import io.github.solarcloud2mqtt.poll.CloudHealthState.State;
import io.github.solarcloud2mqtt.poll.TaskOutcome.Coverage;
import io.github.solarcloud2mqtt.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudHealthStateTest {

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-06-01T12:00:00Z"));
    private final ScriptedCloud cloud = new ScriptedCloud(time);

    private final LogProbe log = new LogProbe(CloudHealthState.class);
    private final CloudHealthState health = polledEvery(Duration.ofMinutes(5));

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void eachHealthIsNamedAsInTheHealthReport() {
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
    void beforeTheFirstResponseTheCloudIsStartingAndMayBeCalled() {
        assertThat(health.state()).isEqualTo(State.STARTING);
        assertThat(health.pause().left()).isEqualTo(Duration.ZERO);
        assertThat(health.lastError()).isEmpty();
        assertThat(health.isShut()).isFalse();
    }

    @Test
    void theFirstResponseIsNotLogged() {
        answered(health);
        assertThat(health.state()).isEqualTo(State.OK);
        assertThat(log.rest()).isEmpty();
    }

    @Test
    void aRepeatedFailureIsLoggedOnceAndSoIsItsEnd() {
        answered(health);
        for (int attempt = 0; attempt < 10; attempt++) {
            health.record(new TaskOutcome.Failed(new CloudException.Transient("No answer.")));
        }
        answered(health);
        answered(health);
        assertThat(log.rest()).containsExactly("WARN Cloud home: No answer.", "INFO Cloud home works again.");
        assertThat(health.lastError()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PT1S, 2 4 8 16 30 30",
        "PT1M, 6 12 24 48 60 60",
        "PT5M, 30 60 120 240 300 300",
        "PT1H, 30 60 120 240 300 300"
    })
    void anUnreachableCloudIsCalledLessAndLessOften(Duration pollInterval, String seconds) {
        CloudHealthState asked = polledEvery(pollInterval);
        for (String wait : seconds.split(" ", -1)) {
            asked.record(new TaskOutcome.Failed(new CloudException.Transient("No answer.")));
            assertThat(asked.pause().left()).isEqualTo(Duration.ofSeconds(Long.parseLong(wait)));
        }
        assertThat(asked.state()).isEqualTo(State.UNREACHABLE);
        assertThat(asked.isShut()).isFalse();
    }

    @Test
    void afterAResponseTheWaitsStartFromTheShortest() {
        health.record(new TaskOutcome.Failed(new CloudException.Transient("No answer.")));
        health.record(new TaskOutcome.Failed(new CloudException.Transient("No answer.")));
        answered(health);
        assertThat(health.pause().left()).isEqualTo(Duration.ZERO);
        health.record(new TaskOutcome.Failed(new CloudException.Transient("No answer.")));
        assertThat(health.pause().left()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aMalformedResponseIsTreatedAsNone() {
        health.record(new TaskOutcome.Failed(new CloudException.Malformed("Nonsense.")));
        assertThat(health.state()).isEqualTo(State.MALFORMED);
        assertThat(health.pause().left()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aCallThatIsRefusedForGoodIsNotRepeatedAtOnce() {
        health.record(new TaskOutcome.Failed(new CloudException.BadRequest("Not so.")));
        assertThat(health.state()).isEqualTo(State.NOT_ALLOWED);
        assertThat(health.pause().left()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aRejectionPausesTheCloudForItsTime() {
        health.record(
                new TaskOutcome.Failed(new CloudException.Rejected("The password is wrong.", Duration.ofHours(12))));
        assertThat(health.state()).isEqualTo(State.REJECTED);
        assertThat(health.lastError()).contains("The password is wrong.");
        assertThat(health.pause().left()).isEqualTo(Duration.ofHours(12));
        assertThat(health.isShut()).isTrue();
    }

    @Test
    void aUsedUpQuotaPausesTheCloudUntilItIsRenewed() {
        health.record(new TaskOutcome.Failed(new CloudException.QuotaSpent("No calls left.", Duration.ofMinutes(40))));
        assertThat(health.state()).isEqualTo(State.QUOTA);
        assertThat(health.pause().left()).isEqualTo(Duration.ofMinutes(40));
        assertThat(health.isShut()).isTrue();
    }

    @Test
    void aBlockIsAStateOfItsOwnUntilItsEnd() {
        health.record(new TaskOutcome.Failed(new CloudException.Blocked("Shut out.", Duration.ofHours(6))));
        assertThat(health.state()).isEqualTo(State.BLOCKED);
        assertThat(health.pause().left()).isEqualTo(Duration.ofHours(6));
        assertThat(health.isShut()).isTrue();
    }

    @Test
    void whatIsNotAllowedIsTriedAgainInAnHourOrOnRequest() {
        health.record(new TaskOutcome.Failed(new CloudException.NotAllowed("Not yours.")));
        assertThat(health.state()).isEqualTo(State.NOT_ALLOWED);
        assertThat(health.pause().left()).isEqualTo(Duration.ofHours(1));
        assertThat(health.isShut()).isFalse();
        health.pause().end();
        assertThat(health.pause().left()).isEqualTo(Duration.ZERO);
    }

    @Test
    void anEmptyAccountIsLoggedOnceAndNoPause() {
        health.record(new TaskOutcome.Discovered(new DiscoveryResult(
                List.of(),
                List.of(),
                List.of(),
                List.of(InventoryGap.ofAccount(false, new CloudException.NotAllowed("Nothing here."))),
                Map.of(),
                true)));
        health.record(new TaskOutcome.Discovered(new DiscoveryResult(
                List.of(),
                List.of(),
                List.of(),
                List.of(InventoryGap.ofAccount(false, new CloudException.NotAllowed("Nothing here."))),
                Map.of(),
                true)));
        assertThat(health.state()).isEqualTo(State.NO_PLANTS);
        assertThat(health.lastError()).contains("Nothing here.");
        assertThat(health.pause().left()).isEqualTo(Duration.ZERO);
        assertThat(log.rest()).containsExactly("WARN Cloud home: Nothing here.");
    }

    @Test
    void aFailingPartDoesNotChangeAnyState() {
        answered(health);
        health.record(new TaskOutcome.FaultsRead(Optional.of(new CloudException.NotAllowed("Not yours."))));
        assertThat(health.state()).isEqualTo(State.OK);
        assertThat(health.pause().left()).isEqualTo(Duration.ZERO);
        assertThat(health.lastError()).contains("Not yours.");
    }

    @Test
    void aPartThatFailsInEveryRoundIsLoggedOnceAndSoIsItsEnd() {
        for (int round = 0; round < 10; round++) {
            cloud.failing.put(ScriptedCloud.INVERTER.id(), new CloudException.Malformed("Nonsense."));
            answered(health);
            health.record(new TaskOutcome.FaultsRead(Optional.of(new CloudException.NotAllowed("Not yours."))));
        }
        assertThat(health.leftOut()).containsExactly("Nonsense.", "Not yours.");
        cloud.failing.clear();
        answered(health);
        answered(health);
        assertThat(health.leftOut()).containsExactly("Not yours.");
        assertThat(log.rest())
                .containsExactly(
                        "WARN Cloud home: Nonsense. Everything else continues.",
                        "WARN Cloud home: Not yours. Everything else continues.",
                        "INFO Cloud home: all devices are read again.");
    }

    /** A round of two devices, of which one always answers. */
    private void answered(CloudHealthState state) {
        List<Query> queries = List.of(
                new Query(List.of(ScriptedCloud.ROOF), List.of("83033")),
                new Query(List.of(ScriptedCloud.INVERTER), List.of("24")));
        state.record(new TaskOutcome.DataRead(ReadingRound.run(cloud, queries), Coverage.ALL));
    }

    /** Its waits have their maximum length. */
    private CloudHealthState polledEvery(Duration pollInterval) {
        PollSettings settings =
                new PollSettings("home", pollInterval, Duration.ofHours(6), pollInterval, pollInterval.multipliedBy(3));
        return new CloudHealthState(
                settings,
                new PollPause(
                        settings,
                        new RandomGenerator() {
                            @Override
                            public long nextLong() {
                                return 0;
                            }

                            @Override
                            public long nextLong(long origin, long bound) {
                                return bound - 1;
                            }
                        },
                        time));
    }
}

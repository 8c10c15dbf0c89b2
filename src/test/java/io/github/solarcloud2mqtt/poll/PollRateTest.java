package io.github.solarcloud2mqtt.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.Quota;
import io.github.solarcloud2mqtt.cloud.ScriptedCloud;
import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollRateTest {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-06-01T12:00:00Z"));
    private final StateDirectory state =
            new StateDirectory(Jimfs.newFileSystem(Configuration.unix()).getPath("/state"));
    private final CallBudget budget = new CallBudget(time, state, "home");

    @Test
    void withoutAQuotaTheConfiguredIntervalIsUsed() {
        assertThat(PollRate.of(asked(FIVE_MINUTES), budget, round(5), 1))
                .isEqualTo(new PollRate(FIVE_MINUTES, FIVE_MINUTES, 72, false));
    }

    @Test
    void pollsOfFaultsCountTowardsTheQuota() {
        assertThat(PollRate.of(asked(Duration.ofMinutes(10)), budget, round(5), 1)
                        .callsPerHour())
                .isEqualTo(66);
        assertThat(PollRate.of(asked(Duration.ZERO), budget, round(5), 1).callsPerHour())
                .isEqualTo(60);
    }

    @Test
    void roundsAndFaultsAreStretchedAlike() {
        allow(40);
        PollRate rate = PollRate.of(asked(Duration.ofMinutes(10)), budget, round(5), 1);
        // 5.5 calls for each round, and 38 of the 40 calls may be planned.
        assertThat(rate.interval()).isEqualTo(Duration.ofMillis(521_053));
        assertThat(rate.faultInterval()).isEqualTo(Duration.ofMillis(1_042_106));
        assertThat(rate.stretched()).isTrue();
    }

    @Test
    void faultsThatAreSwitchedOffStaySwitchedOffWhenStretched() {
        allow(12);
        assertThat(PollRate.of(asked(Duration.ZERO), budget, round(5), 1).faultInterval())
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void theIntervalIsStretchedOnlyIfTheQuotaIsTooSmall() {
        for (int quota = 20; quota <= 400; quota += 7) {
            allow(quota);
            for (int calls = 1; calls <= 15; calls++) {
                PollRate rate = PollRate.of(asked(FIVE_MINUTES), budget, round(calls), 1);
                int usable = quota - quota * 5 / 100;
                assertThat(rate.stretched()).isEqualTo((calls + 1) * 12 > usable);
                // The interval is in whole milliseconds.
                assertThat(rate.callsPerHour()).isLessThan(usable + 0.01);
            }
        }
    }

    @Test
    void nearTheEndOfADaysQuotaFaultsWaitNoLongerThanUntilItIsRenewed() {
        budget.learn(new Quota(OptionalInt.empty(), OptionalInt.of(200), OptionalInt.empty(), OptionalInt.of(188)));
        PollRate rate = PollRate.of(asked(Duration.ofHours(1)), budget, round(5), 1);
        assertThat(rate.interval()).isEqualTo(Duration.ofHours(12));
        assertThat(rate.faultInterval()).isEqualTo(Duration.ofHours(12));
        time.pass(Duration.ofHours(12));
        assertThat(PollRate.of(asked(Duration.ofHours(1)), budget, round(1), 0).faultInterval())
                .isBetween(Duration.ofHours(1), Duration.ofMinutes(92));
    }

    @Test
    void aRoundWithMoreCallsThanADayIsReportedWithTheReadableDevices() {
        budget.learn(new Quota(OptionalInt.empty(), OptionalInt.of(20), OptionalInt.empty(), OptionalInt.empty()));
        List<Query> round = IntStream.range(0, 40)
                .mapToObj(number -> new Query(
                        List.of(ScriptedCloud.device("d" + number, "pcs", "PCS", "d" + number, Optional.empty())),
                        List.of("p")))
                .toList();
        PollRate rate = PollRate.of(asked(Duration.ZERO), budget, round, 0);
        assertThat(rate.stretched()).isTrue();
        assertThat(rate.sentence())
                .isEqualTo(
                        "One round takes 40 calls, but only 19 a day may be planned: about 19 of 40 devices can be read "
                                + "each day, in turn. Raise the account's calls a day, or leave plants out.");
    }

    @Test
    void theSentenceSaysHowOftenAndWhy() {
        assertThat(PollRate.of(asked(FIVE_MINUTES), budget, round(5), 1).sentence())
                .isEqualTo("It is polled every 5 min, which costs 72 calls an hour, as configured.");
        allow(40);
        assertThat(PollRate.of(asked(FIVE_MINUTES), budget, round(5), 1).sentence())
                .isEqualTo("It is polled every 9 min 28 s, which costs 38 calls an hour; the account's quota "
                        + "does not allow more.");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.2S, 1 s",
        "PT1S, 1 s",
        "PT59.9S, 59 s",
        "PT1M, 1 min",
        "PT90S, 90 s",
        "PT119S, 119 s",
        "PT2M, 2 min",
        "PT2M1S, 2 min 1 s",
        "PT1H, 60 min"
    })
    void anIntervalIsWrittenInMinutesAndSeconds(Duration interval, String text) {
        assertThat(new PollRate(interval, interval, 12, false).sentence())
                .isEqualTo("It is polled every " + text + ", which costs 12 calls an hour, as configured.");
    }

    @ParameterizedTest
    @CsvSource({
        "PT5M, PT15M",
        "PT7M30S, PT15M",
        "PT7M31S, PT22M33S",
        "PT1H, PT3H",
    })
    void dataIsStaleAsConfiguredUnlessRoundsAreFurtherApart(Duration interval, Duration stale) {
        assertThat(new PollRate(interval, interval, 12, true).staleAfter(asked(FIVE_MINUTES)))
                .isEqualTo(stale);
    }

    private static List<Query> round(int calls) {
        return IntStream.range(0, calls)
                .mapToObj(number -> new Query(List.of(ScriptedCloud.INVERTER), List.of("p" + number)))
                .toList();
    }

    private void allow(int perHour) {
        budget.learn(new Quota(OptionalInt.of(perHour), OptionalInt.empty(), OptionalInt.of(0), OptionalInt.empty()));
    }

    private static PollSettings asked(Duration faultInterval) {
        return new PollSettings("home", FIVE_MINUTES, Duration.ofHours(6), faultInterval, Duration.ofMinutes(15));
    }
}

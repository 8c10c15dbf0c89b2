package io.github.solarcloud2mqtt.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.time.VirtualTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallBudgetTest {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-06-01T12:00:00Z"));

    @TempDir
    private Path folder;

    private CallBudget budget;

    @BeforeEach
    void open() {
        budget = new CallBudget(time, new StateDirectory(folder), "home");
    }

    @Test
    void withoutALimitTheWantedIntervalIsUsed() {
        count(1000);
        assertThat(budget.interval(FIVE_MINUTES, 6)).isEqualTo(FIVE_MINUTES);
        assertThat(budget.left()).isEqualTo(OptionalLong.empty());
    }

    @Test
    void anIntervalWithinTheQuotaIsKept() {
        budget.learn(quota(2000, 48000, 0, 0));
        assertThat(budget.interval(FIVE_MINUTES, 6)).isEqualTo(FIVE_MINUTES);
    }

    @Test
    void anIntervalThatExceedsTheQuotaIsStretched() {
        budget.learn(quota(40, 48000, 0, 0));
        // 38 of 40 calls may be planned, that is 6 calls in 9 minutes and 28 seconds.
        assertThat(budget.interval(FIVE_MINUTES, 6)).isEqualTo(Duration.ofMillis(568_421));
    }

    @Test
    void nearItsEndTheQuotaIsNotUsedUntilItIsRenewed() {
        budget.learn(quota(100, 48000, 0, 0));
        time.pass(Duration.ofMinutes(40));
        count(92);
        assertThat(budget.left()).isEqualTo(OptionalLong.of(8));
        assertThat(budget.interval(FIVE_MINUTES, 6)).isEqualTo(Duration.ofMinutes(20));
        time.pass(Duration.ofMinutes(20));
        assertThat(budget.left()).isEqualTo(OptionalLong.of(100));
        assertThat(budget.interval(FIVE_MINUTES, 6)).isEqualTo(FIVE_MINUTES);
    }

    @Test
    void aDaysQuotaCountsToo() {
        budget.learn(quota(2000, 200, 0, 150));
        assertThat(budget.left()).isEqualTo(OptionalLong.of(50));
        assertThat(budget.interval(FIVE_MINUTES, 6)).isEqualTo(Duration.ofMinutes(108));
    }

    @Test
    void theHigherCountApplies() {
        count(10);
        budget.learn(quota(2000, 48000, 7, 18));
        assertThat(budget.madeToday()).isEqualTo(18);
        assertThat(budget.left()).isEqualTo(OptionalLong.of(1990));
    }

    @Test
    void theCountSurvivesARestart() {
        count(3);
        budget.save();
        assertThat(new CallBudget(time, new StateDirectory(folder), "home").madeToday())
                .isEqualTo(3);
    }

    @Test
    void aDamagedFileRestartsTheCount() throws Exception {
        count(3);
        budget.save();
        Files.writeString(folder.resolve("calls-home.json"), "{\"hour\":");
        assertThat(new CallBudget(time, new StateDirectory(folder), "home").madeToday())
                .isZero();
    }

    @Test
    void processesThatShareADirectoryCountTogether() {
        CallBudget other = new CallBudget(time, new StateDirectory(folder), "home");
        count(3);
        budget.save();
        other.count();
        other.save();
        budget.save();
        assertThat(budget.madeToday()).isEqualTo(4);
        assertThat(other.madeToday()).isEqualTo(4);
    }

    @Test
    void pastValuesTakeHalfOfWhatOtherUsesLeave() {
        count(400);
        budget.save();
        CallBudget past = new CallBudget(time, new StateDirectory(folder), "home");
        past.readThePast();
        past.learn(quota(2000, 48000, 400, 400));
        assertThat(past.leftForThePast().orElseThrow().left()).isEqualTo(800);
        past.count();
        assertThat(past.leftForThePast().orElseThrow().left()).isEqualTo(799);
        past.save();
        CallBudget again = new CallBudget(time, new StateDirectory(folder), "home");
        again.readThePast();
        again.learn(quota(2000, 48000, 401, 401));
        assertThat(again.leftForThePast().orElseThrow().left()).isEqualTo(799);
    }

    @Test
    void aCountOfAnEarlierVersionIsReadToo() throws Exception {
        long hour = time.instant().getEpochSecond() / 3600 * 3600;
        long day = time.instant().getEpochSecond() / 86400 * 86400;
        Files.writeString(
                folder.resolve("calls-home.json"),
                "{\"hour\":%d,\"madeInHour\":2,\"day\":%d,\"madeInDay\":5}".formatted(hour, day));
        assertThat(new CallBudget(time, new StateDirectory(folder), "home").madeToday())
                .isEqualTo(5);
    }

    @Test
    void eachDayBeginsAtZero() {
        count(3);
        time.pass(Duration.ofHours(12));
        assertThat(budget.madeToday()).isZero();
    }

    @Test
    void aStoredCountFromTheFutureIsIgnored() {
        time.setClock(Duration.ofDays(3));
        open();
        count(1900);
        budget.save();
        time.setClock(Duration.ofDays(-3));
        open();
        budget.learn(quota(2000, 48000, 0, 0));
        assertThat(budget.madeToday()).isZero();
        assertThat(budget.left()).isEqualTo(OptionalLong.of(2000));
    }

    @Test
    void settingTheClockBackKeepsTheCount() {
        budget.learn(quota(2000, 48000, 0, 0));
        count(10);
        time.setClock(Duration.ofHours(-2));
        assertThat(budget.madeToday()).isEqualTo(10);
        assertThat(budget.left()).isEqualTo(OptionalLong.of(1990));
        time.pass(Duration.ofHours(1));
        assertThat(budget.left()).isEqualTo(OptionalLong.of(2000));
    }

    @Test
    void theVendorsDayMayBeginAtAnotherHourThanUtc() {
        budget.learn(quota(2000, 200, 0, 150));
        assertThat(budget.interval(FIVE_MINUTES, 6)).isEqualTo(Duration.ofMinutes(108));
        time.passUntil(Instant.parse("2026-06-01T16:20:00Z"));
        count(7);
        budget.learn(quota(2000, 200, 0, 2));
        assertThat(budget.madeToday()).isEqualTo(7);
        time.passUntil(Instant.parse("2026-06-02T00:30:00Z"));
        assertThat(budget.madeToday()).isEqualTo(7);
        time.passUntil(Instant.parse("2026-06-02T16:00:00Z"));
        assertThat(budget.madeToday()).isZero();
    }

    @Test
    void ifTheVendorContinuesTheCountAtMidnightUtcSoDoesTheBudget() {
        budget.learn(quota(2000, 200, 0, 150));
        time.passUntil(Instant.parse("2026-06-02T00:30:00Z"));
        budget.learn(quota(2000, 200, 0, 160));
        assertThat(budget.left()).isEqualTo(OptionalLong.of(40));
    }

    @Test
    void aReportThatStillCountsThePreviousHourIsIgnored() {
        time.pass(Duration.ofMinutes(30));
        budget.learn(quota(100, 48000, 90, 90));
        assertThat(budget.left()).isEqualTo(OptionalLong.of(10));
        time.pass(Duration.ofMinutes(32));
        count(1);
        budget.learn(quota(100, 48000, 92, 92));
        assertThat(budget.left()).isEqualTo(OptionalLong.of(99));
        assertThat(budget.awaitsReport()).isTrue();
        time.pass(Duration.ofMinutes(15));
        budget.learn(quota(100, 48000, 40, 132));
        assertThat(budget.left()).isEqualTo(OptionalLong.of(60));
        assertThat(budget.awaitsReport()).isFalse();
    }

    @Test
    void theCallsToPlanInADayAreThoseOfTheDayOrOfItsHours() {
        assertThat(budget.plannablePerDay()).isEmpty();
        budget.learn(quota(10, 48000, 0, 0));
        assertThat(budget.plannablePerDay()).isEqualTo(OptionalLong.of(240));
        budget.learn(quota(10, 200, 0, 0));
        assertThat(budget.plannablePerDay()).isEqualTo(OptionalLong.of(190));
    }

    private void count(int calls) {
        for (int call = 0; call < calls; call++) {
            budget.count();
        }
    }

    private static Quota quota(int perHour, int perDay, int thisHour, int today) {
        return new Quota(
                OptionalInt.of(perHour), OptionalInt.of(perDay), OptionalInt.of(thisHour), OptionalInt.of(today));
    }
}

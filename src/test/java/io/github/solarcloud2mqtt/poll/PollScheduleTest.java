package io.github.solarcloud2mqtt.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.InventoryGap;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.ScriptedCloud;
import io.github.solarcloud2mqtt.discovery.DiscoveryResult;
import io.github.solarcloud2mqtt.integration.TestBridge;
import io.github.solarcloud2mqtt.plant.Plant;
import io.github.solarcloud2mqtt.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollScheduleTest {

    private static final Instant START = Instant.parse("2026-06-01T10:00:00Z");

    private final VirtualTime time = new VirtualTime(START);
    private final Duration begin = time.elapsed();
    private final QuerySchedule queries = new QuerySchedule(TestBridge.EVERY_FIVE_MINUTES, time);
    private final PollSchedule schedule = new PollSchedule(TestBridge.EVERY_FIVE_MINUTES, time, queries);

    @BeforeEach
    void plan() {
        queries.plan(List.of(new Query(List.of(ScriptedCloud.INVERTER), List.of("24"))));
    }

    private static DiscoveryResult found(boolean complete) {
        Plant plant = new Plant("7001", "Home", Optional.empty());
        List<InventoryGap> gaps = complete
                ? List.of()
                : List.of(InventoryGap.ofPlant("7001", true, new CloudException.Transient("No answer.")));
        return new DiscoveryResult(List.of(plant), List.of(), List.of(), gaps, Map.of(), true);
    }

    private static Duration after(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    @Test
    void everythingIsDueAtTheStart() {
        assertThat(PollTask.values()).allMatch(schedule::isDue);
    }

    @Test
    void devicesAreDiscoveredAgainAfterTheConfiguredTime() {
        schedule.discovered(begin, found(true));
        assertThat(schedule.until(PollTask.DISCOVERY)).isEqualTo(after(360));
    }

    @Test
    void missingAnswersBringForwardTheNextDiscovery() {
        schedule.discovered(begin, found(false));
        assertThat(schedule.until(PollTask.DISCOVERY)).isEqualTo(after(15));
    }

    @Test
    void aRefusalForGoodIsNotTriedAgainSoSoon() {
        schedule.discoveryFailed(begin, true);
        assertThat(schedule.until(PollTask.DISCOVERY)).isEqualTo(after(60));
    }

    @Test
    void theQuotaIsReadAfterEachDiscoveryAndEachHour() {
        schedule.begun(PollTask.QUOTA);
        assertThat(schedule.until(PollTask.QUOTA)).isEqualTo(after(60));
        schedule.discovered(begin, found(true));
        assertThat(schedule.isDue(PollTask.QUOTA)).isTrue();
    }

    @Test
    void aSlowerRatePostponesThePlannedRound() {
        schedule.allRead(begin, START, Map.of());
        assertThat(schedule.until(PollTask.DATA)).isEqualTo(after(5));
        schedule.setRate(new PollRate(Duration.ofMinutes(20), Duration.ofMinutes(20), 3, true));
        assertThat(schedule.until(PollTask.DATA)).isEqualTo(after(20));
    }

    @Test
    void aFasterRateLeavesThePlannedRound() {
        schedule.allRead(begin, START, Map.of());
        schedule.setRate(new PollRate(Duration.ofMinutes(1), Duration.ofMinutes(1), 60, false));
        assertThat(schedule.until(PollTask.DATA)).isEqualTo(after(5));
    }

    @Test
    void aDeviceThatComesOnlineIsDiscoveredAnHourAfterTheLastDiscovery() {
        schedule.discovered(begin, found(true));
        schedule.deviceAwakened();
        assertThat(schedule.until(PollTask.DISCOVERY)).isEqualTo(after(60));
        time.pass(Duration.ofMinutes(90));
        schedule.discovered(begin, found(true));
        schedule.deviceAwakened();
        assertThat(schedule.isDue(PollTask.DISCOVERY)).isTrue();
    }

    @Test
    void aDeviceThatWakesUpBringsNoRefusedDiscoveryForward() {
        schedule.discovered(begin, found(true));
        time.pass(Duration.ofHours(6));
        schedule.discoveryFailed(begin.plus(Duration.ofHours(6)), true);
        time.pass(Duration.ofMinutes(5));
        schedule.deviceAwakened();
        assertThat(schedule.until(PollTask.DISCOVERY)).isEqualTo(after(55));
    }

    @Test
    void aListOfDevicesThatIsRefusedForGoodIsAskedForAgainAfterAnHour() {
        Plant plant = new Plant("7001", "Home", Optional.empty());
        CloudException refusal = new CloudException.BadRequest("A parameter is missing.");
        CloudException transientFailure = new CloudException.Transient("No answer.");
        List<InventoryGap> gaps = List.of(
                InventoryGap.ofPlant("7001", true, refusal), InventoryGap.ofPlant("7002", true, transientFailure));
        schedule.discovered(begin, new DiscoveryResult(List.of(plant), List.of(), List.of(), gaps, Map.of(), true));
        assertThat(schedule.until(PollTask.DISCOVERY)).isEqualTo(after(60));
    }

    @Test
    void refusedQueriesNeverPostponeADiscovery() {
        schedule.discovered(begin, found(false));
        schedule.queriesRefused();
        assertThat(schedule.until(PollTask.DISCOVERY)).isEqualTo(after(15));
    }

    @Test
    void aPostponedRoundFollowsTheRenewalOfTheQuota() {
        schedule.setRate(new PollRate(Duration.ofHours(12), Duration.ofHours(12), 1, true));
        schedule.begun(PollTask.FAULTS);
        schedule.allRead(begin, START, Map.of());
        assertThat(schedule.until(PollTask.DATA)).isEqualTo(Duration.ofHours(12));
        assertThat(schedule.until(PollTask.FAULTS)).isEqualTo(Duration.ofHours(12));
        time.pass(Duration.ofHours(1));
        schedule.setRate(new PollRate(Duration.ofMinutes(5), Duration.ofHours(2), 60, false));
        assertThat(schedule.isDue(PollTask.DATA)).isTrue();
        assertThat(schedule.until(PollTask.FAULTS)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void pointsWithoutAValueAreReadAgainTenMinutesAfterADiscovery() {
        schedule.discovered(begin, found(true));
        assertThat(schedule.until(PollTask.POINTS)).isEqualTo(after(10));
        time.pass(Duration.ofMinutes(11));
        schedule.begun(PollTask.POINTS);
        time.pass(Duration.ofHours(6));
        assertThat(schedule.isDue(PollTask.POINTS)).isFalse();
    }

    @Test
    void pointsAreNotReadAgainBetweenTwoCloseDiscoveries() {
        schedule.discovered(begin, found(false));
        assertThat(schedule.until(PollTask.POINTS)).isGreaterThan(Duration.ofDays(1));
        time.pass(Duration.ofMinutes(15));
        schedule.discovered(begin.plus(Duration.ofMinutes(15)), found(true));
        assertThat(schedule.until(PollTask.POINTS)).isGreaterThan(Duration.ofDays(1));
    }

    @Test
    void settingTheClockChangesNoDueTime() {
        schedule.discovered(begin, found(true));
        schedule.allRead(begin, START, Map.of());
        time.setClock(Duration.ofDays(-3));
        assertThat(schedule.until(PollTask.DATA)).isEqualTo(after(5));
        assertThat(schedule.until(PollTask.DISCOVERY)).isEqualTo(after(360));
    }
}

package io.github.solarcloud2mqtt.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.InventoryGap;
import io.github.solarcloud2mqtt.discovery.DiscoveryResult;
import io.github.solarcloud2mqtt.integration.TestBridge;
import io.github.solarcloud2mqtt.plant.Plant;
import io.github.solarcloud2mqtt.poll.PollSchedule.Question;
import io.github.solarcloud2mqtt.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PollScheduleTest {

    private static final Instant START = Instant.parse("2026-06-01T10:00:00Z");

    private final VirtualTime time = new VirtualTime(START);
    private final PollSchedule timetable = new PollSchedule(TestBridge.EVERY_FIVE_MINUTES, time);

    private static DiscoveryResult found(boolean complete) {
        Plant plant = new Plant("7001", "Home", Optional.empty());
        List<InventoryGap> gaps = complete
                ? List.of()
                : List.of(InventoryGap.ofPlant("7001", true, new CloudException.Transient("No answer.")));
        return new DiscoveryResult(List.of(plant), List.of(), List.of(), gaps, Map.of());
    }

    private static Instant after(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    @Test
    void everythingIsDueAtTheStart() {
        assertThat(Question.values()).allMatch(timetable::isDue);
    }

    @Test
    void devicesAreLookedForAgainAfterTheConfiguredTime() {
        timetable.discovered(START, found(true));
        assertThat(timetable.next(Question.DEVICES)).isEqualTo(after(360));
    }

    @Test
    void whatDidNotAnswerIsLookedForAgainSoon() {
        timetable.discovered(START, found(false));
        assertThat(timetable.next(Question.DEVICES)).isEqualTo(after(15));
    }

    @Test
    void aRefusalForGoodIsNotTriedAgainSoSoon() {
        timetable.discoveryFailed(START, true);
        assertThat(timetable.next(Question.DEVICES)).isEqualTo(after(60));
    }

    @Test
    void theQuotaIsAskedForAfterEachDiscoveryAndEachHour() {
        timetable.quotaAsked();
        assertThat(timetable.next(Question.QUOTA)).isEqualTo(after(60));
        timetable.discovered(START, found(true));
        assertThat(timetable.isDue(Question.QUOTA)).isTrue();
    }

    @Test
    void aSlowerPacePostponesTheRoundThatIsPlanned() {
        timetable.roundDone(START, Optional.empty());
        assertThat(timetable.next(Question.DATA)).isEqualTo(after(5));
        timetable.keep(new PollRate(Duration.ofMinutes(20), Duration.ofMinutes(20), 3, true));
        assertThat(timetable.next(Question.DATA)).isEqualTo(after(20));
    }

    @Test
    void aFasterPaceLeavesTheRoundThatIsPlanned() {
        timetable.roundDone(START, Optional.empty());
        timetable.keep(new PollRate(Duration.ofMinutes(1), Duration.ofMinutes(1), 60, false));
        assertThat(timetable.next(Question.DATA)).isEqualTo(after(5));
    }

    @Test
    void anAwakenedDeviceIsLookedAtOnceTheLastLookIsAnHourAgo() {
        timetable.discovered(START, found(true));
        timetable.deviceAwakened();
        assertThat(timetable.next(Question.DEVICES)).isEqualTo(after(60));
        time.pass(Duration.ofMinutes(90));
        timetable.discovered(START, found(true));
        timetable.deviceAwakened();
        assertThat(timetable.isDue(Question.DEVICES)).isTrue();
    }

    @Test
    void refusedQueriesNeverPostponeADiscovery() {
        timetable.discovered(START, found(false));
        timetable.queriesRefused();
        assertThat(timetable.next(Question.DEVICES)).isEqualTo(after(15));
    }
}

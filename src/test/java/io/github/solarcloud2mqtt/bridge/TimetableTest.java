package io.github.solarcloud2mqtt.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.bridge.Timetable.Question;
import io.github.solarcloud2mqtt.plant.Plant;
import io.github.solarcloud2mqtt.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final Instant START = Instant.parse("2026-06-01T10:00:00Z");

    private final VirtualTime time = new VirtualTime(START);
    private final Timetable timetable = new Timetable(TestBridge.EVERY_FIVE_MINUTES, time);

    private static Discovered found(boolean complete) {
        Plant plant = new Plant("7001", "Home", Optional.empty());
        return new Discovered(List.of(plant), List.of(), List.of(), Optional.empty(), Optional.empty(), complete);
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
        timetable.keep(new Pace(Duration.ofMinutes(20), Duration.ofMinutes(20), 3, true));
        assertThat(timetable.next(Question.DATA)).isEqualTo(after(20));
    }

    @Test
    void aFasterPaceLeavesTheRoundThatIsPlanned() {
        timetable.roundDone(START, Optional.empty());
        timetable.keep(new Pace(Duration.ofMinutes(1), Duration.ofMinutes(1), 60, false));
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

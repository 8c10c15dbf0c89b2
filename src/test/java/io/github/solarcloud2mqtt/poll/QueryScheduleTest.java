package io.github.solarcloud2mqtt.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.ScriptedCloud;
import io.github.solarcloud2mqtt.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueryScheduleTest {

    private static final Query PLANT = new Query(List.of(ScriptedCloud.ROOF), List.of("83033"));
    private static final Query INVERTER = new Query(List.of(ScriptedCloud.INVERTER), List.of("24"));

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-06-01T11:49:00Z"));
    private final QuerySchedule schedule = every(Duration.ofMinutes(5));

    private QuerySchedule every(Duration interval) {
        return new QuerySchedule(
                new PollSettings("home", interval, Duration.ofHours(6), interval, Duration.ofMinutes(15)), time);
    }

    @BeforeEach
    void plan() {
        schedule.plan(List.of(PLANT, INVERTER));
    }

    @Test
    void newQueriesAreDueAtOnce() {
        assertThat(schedule.until()).isZero();
        assertThat(schedule.due()).containsExactly(PLANT, INVERTER);
    }

    @Test
    void beforeThePeriodIsKnownTheIntervalIsUsed() {
        at("11:49:00");
        read(INVERTER, "11:46:00");
        read(PLANT, "11:45:00");
        assertThat(schedule.until()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void onceThePeriodIsKnownAQueryIsDueSoonAfterTheRenewal() {
        schedule.plan(List.of(INVERTER));
        learn(schedule);
        // Until a quarter of a minute after 12:05:00.
        assertThat(schedule.until()).isEqualTo(Duration.ofSeconds(375));
    }

    @Test
    void aQueryForDevicesWithoutTimeStampsFollowsTheOthers() {
        learn(schedule);
        schedule.read(Set.of(PLANT), time.elapsed(), time.instant(), Map.of());
        assertThat(schedule.until()).isEqualTo(Duration.ofSeconds(375));
        at("12:05:15");
        assertThat(schedule.due()).containsExactly(PLANT, INVERTER);
    }

    @Test
    void aRoundMayBeginFiveSecondsEarlierThanAnInterval() {
        schedule.plan(List.of(INVERTER));
        learn(schedule);
        at("12:05:19");
        read(INVERTER, "12:05:00");
        assertThat(schedule.until()).isEqualTo(Duration.ofMillis(295_600));
        at("12:10:25");
        read(INVERTER, "12:10:00");
        assertThat(schedule.until()).isEqualTo(Duration.ofSeconds(295));
    }

    @Test
    void aLateDeviceIsLookedAtOnceMore() {
        schedule.plan(List.of(INVERTER));
        learn(schedule);
        at("12:05:15");
        read(INVERTER, "12:00:00");
        assertThat(schedule.until()).isEqualTo(Duration.ofSeconds(20));
        at("12:05:35");
        read(INVERTER, "12:00:00");
        // An interval after the first look, although the data may still come.
        assertThat(schedule.until()).isEqualTo(Duration.ofSeconds(280));
    }

    @Test
    void aDeviceThatIsLateForMoreThanHalfAPeriodIsNotLookedAtTwice() {
        schedule.plan(List.of(INVERTER));
        learn(schedule);
        at("12:05:15");
        read(INVERTER, "12:00:00");
        at("12:05:35");
        read(INVERTER, "12:00:00");
        at("12:10:15");
        read(INVERTER, "12:00:00");
        assertThat(schedule.until()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void withoutSpareCallsThereIsNoSecondLook() {
        schedule.plan(List.of(INVERTER));
        learn(schedule);
        schedule.setInterval(Duration.ofMinutes(5), false, false);
        at("12:05:15");
        read(INVERTER, "12:00:00");
        assertThat(schedule.until()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void withAShortIntervalTheNextRoundIsBetweenOneAndTwoIntervalsLater() {
        for (int seconds = 2; seconds < 60; seconds += 7) {
            Duration interval = Duration.ofSeconds(seconds);
            QuerySchedule quick = every(interval);
            quick.plan(List.of(INVERTER));
            learn(quick);
            assertThat(quick.until()).isBetween(interval.multipliedBy(9).dividedBy(10), interval.multipliedBy(2));
        }
    }

    @Test
    void anUnansweredQueryIsDueAfterAnIntervalAndOneThatWasNotDueStays() {
        // The plant was due, and not answered, at 11:59:00.
        learn(schedule);
        at("12:04:00");
        assertThat(schedule.due()).containsExactly(PLANT);
        schedule.read(Set.of(), time.elapsed(), time.instant(), Map.of());
        at("12:05:15");
        assertThat(schedule.due()).containsExactly(INVERTER);
        at("12:09:00");
        assertThat(schedule.due()).containsExactly(PLANT, INVERTER);
    }

    @Test
    void theLongestUnreadIsTheFirst() {
        read(PLANT, "11:45:00");
        time.pass(Duration.ofSeconds(10));
        read(INVERTER, "11:45:00");
        schedule.makeDue();
        assertThat(schedule.due()).containsExactly(PLANT, INVERTER);
        time.pass(Duration.ofSeconds(10));
        read(PLANT, "11:45:00");
        schedule.makeDue();
        assertThat(schedule.due()).containsExactly(INVERTER, PLANT);
    }

    @Test
    void otherPointsOfTheSameDeviceKeepItsTime() {
        schedule.plan(List.of(INVERTER));
        read(INVERTER, "11:45:00");
        time.pass(Duration.ofMinutes(1));
        schedule.plan(List.of(new Query(List.of(ScriptedCloud.INVERTER), List.of("1", "24")), PLANT));
        assertThat(schedule.due()).containsExactly(PLANT);
        read(PLANT, "11:45:00");
        assertThat(schedule.until()).isEqualTo(Duration.ofMinutes(4));
    }

    @Test
    void afterTheClockWasSetTheTimesAreLearnedAgain() {
        schedule.plan(List.of(INVERTER));
        learn(schedule);
        schedule.clockWasSet();
        at("12:04:00");
        read(INVERTER, "12:00:00");
        assertThat(schedule.until()).isEqualTo(Duration.ofMinutes(5));
    }

    /** Reads the inverter at 11:49:00, 11:54:00 and 11:59:00; its data is that of 11:45:00, 11:50:00 and 11:55:00. */
    private void learn(QuerySchedule learning) {
        for (int minute = 45; minute <= 55; minute += 5) {
            at("11:" + (minute + 4) + ":00");
            learning.read(
                    Set.of(INVERTER),
                    time.elapsed(),
                    time.instant(),
                    Map.of(ScriptedCloud.INVERTER.id(), instant("11:" + minute + ":00")));
        }
    }

    private void read(Query query, String data) {
        schedule.read(
                Set.of(query),
                time.elapsed(),
                time.instant(),
                Map.of(query.devices().get(0).id(), instant(data)));
    }

    private void at(String moment) {
        if (instant(moment).isAfter(time.instant())) {
            time.passUntil(instant(moment));
        }
    }

    private static Instant instant(String moment) {
        return Instant.parse("2026-06-01T" + moment + "Z");
    }
}

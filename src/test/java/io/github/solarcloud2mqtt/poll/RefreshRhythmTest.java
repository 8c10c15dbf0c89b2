package io.github.solarcloud2mqtt.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefreshRhythmTest {

    private final RefreshRhythm rhythm = new RefreshRhythm();

    @Test
    void twoTimeStampsShowNoPeriod() {
        look("11:54:00", "11:50:00");
        look("12:04:00", "12:00:00");
        assertThat(rhythm.period()).isEmpty();
        assertThat(rhythm.renewal(at("12:04:00"))).isEmpty();
        assertThat(rhythm.age(at("12:04:00"))).isEmpty();
        assertThat(rhythm.isLate(at("12:09:00"))).isFalse();
    }

    @Test
    void thePeriodIsTheStepBetweenTimeStampsAndTheFirstDelayAQuarterOfAMinute() {
        look("11:59:00", "11:55:00");
        look("12:04:00", "12:00:00");
        look("12:09:00", "12:05:00");
        assertThat(rhythm.period()).contains(Duration.ofMinutes(5));
        assertThat(rhythm.renewal(at("12:09:00"))).contains(at("12:10:15"));
        assertThat(rhythm.renewal(at("12:10:15"))).contains(at("12:10:15"));
        assertThat(rhythm.renewal(at("12:10:16"))).contains(at("12:15:15"));
        assertThat(rhythm.age(at("12:09:00"))).contains(Duration.ofSeconds(225));
        assertThat(rhythm.age(at("12:10:15"))).contains(Duration.ZERO);
    }

    @Test
    void aSampleThatWasMissedDoesNotChangeThePeriod() {
        look("11:50:20", "11:50:00");
        look("12:00:20", "12:00:00");
        look("12:05:20", "12:05:00");
        look("12:15:20", "12:15:00");
        look("12:25:20", "12:25:00");
        assertThat(rhythm.period()).contains(Duration.ofMinutes(5));
    }

    @Test
    void aLookThatCameTooEarlyMakesTheDelayLonger() {
        look("11:59:00", "11:55:00");
        look("12:04:00", "12:00:00");
        look("12:09:00", "12:05:00");
        look("12:10:15", "12:05:00");
        look("12:10:27", "12:10:00");
        assertThat(rhythm.renewal(at("12:11:00"))).contains(at("12:15:20"));
    }

    @Test
    void aLookInTimeMakesTheDelayALittleShorter() {
        look("11:55:40", "11:55:00");
        look("12:00:40", "12:00:00");
        look("12:05:40", "12:05:00");
        look("12:10:15", "12:10:00");
        assertThat(rhythm.renewal(at("12:11:00"))).contains(Instant.parse("2026-06-01T12:15:14.600Z"));
    }

    @Test
    void aLookLongAfterTheUploadShowsNothingAboutTheDelay() {
        look("11:59:00", "11:55:00");
        look("12:04:00", "12:00:00");
        look("12:09:00", "12:05:00");
        look("12:14:00", "12:10:00");
        assertThat(rhythm.renewal(at("12:14:00"))).contains(at("12:15:15"));
    }

    @Test
    void aDeviceIsLateUntilHalfAPeriodHasPassed() {
        look("11:55:40", "11:55:00");
        look("12:00:40", "12:00:00");
        look("12:05:40", "12:05:00");
        assertThat(rhythm.isLate(at("12:10:13"))).isFalse();
        assertThat(rhythm.isLate(at("12:10:14"))).isTrue();
        assertThat(rhythm.isLate(at("12:12:43"))).isTrue();
        assertThat(rhythm.isLate(at("12:12:44"))).isFalse();
    }

    @Test
    void aNightWithoutNewDataChangesNothing() {
        look("19:55:40", "19:55:00");
        look("20:00:40", "20:00:00");
        look("20:05:40", "20:05:00");
        for (int minute = 10; minute < 60; minute += 5) {
            look("20:" + minute + ":20", "20:05:00");
        }
        assertThat(rhythm.renewal(at("20:56:00"))).contains(at("21:00:15"));
    }

    @Test
    void timeStampsThatGoBackStartThePhaseAgain() {
        look("11:55:40", "11:55:00");
        look("12:00:40", "12:00:00");
        look("12:05:40", "12:05:00");
        look("12:06:40", "11:03:00");
        look("12:08:40", "11:08:00");
        assertThat(rhythm.renewal(at("12:09:00"))).contains(at("12:13:15"));
    }

    private void look(String now, String data) {
        rhythm.look(at(now), at(data));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-06-01T" + time + "Z");
    }
}

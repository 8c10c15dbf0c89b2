package io.github.solarcloud2mqtt.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefreshPredictorTest {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final RefreshPredictor predictor = new RefreshPredictor();

    @Test
    void beforeAPeriodIsKnownTheIntervalIsUsed() {
        round("12:04:00", "12:00:00");
        assertThat(predictor.next(at("12:04:00"), FIVE_MINUTES)).isEqualTo(at("12:09:00"));
    }

    @Test
    void onceThePeriodIsKnownTheRoundComesSoonAfterTheRenewal() {
        round("12:04:00", "12:00:00");
        round("12:09:00", "12:05:00");
        assertThat(predictor.next(at("12:09:00"), FIVE_MINUTES)).isEqualTo(at("12:15:15"));
    }

    @Test
    void aRoundThatCameTooEarlyShowsHowLongDataTakes() {
        round("12:04:00", "12:00:00");
        round("12:09:00", "12:05:00");
        round("12:15:15", "12:05:00");
        round("12:20:15", "12:15:00");
        assertThat(predictor.next(at("12:20:15"), FIVE_MINUTES)).isEqualTo(at("12:25:30"));
    }

    @Test
    void theNextRoundIsBetweenOneAndTwoIntervalsLater() {
        round("12:00:10", "12:00:00");
        round("12:05:10", "12:05:00");
        for (int seconds = 1; seconds < 900; seconds += 7) {
            Duration interval = Duration.ofSeconds(seconds);
            assertThat(Duration.between(at("12:05:10"), predictor.next(at("12:05:10"), interval)))
                    .isGreaterThanOrEqualTo(interval)
                    .isLessThan(interval.multipliedBy(2));
        }
    }

    @Test
    void aRoundThatIsDueSoonAfterARenewalDoesNotWaitForTheNextOne() {
        round("12:00:20", "12:00:00");
        round("12:05:20", "12:05:00");
        assertThat(predictor.next(at("12:05:20"), FIVE_MINUTES)).isEqualTo(at("12:10:20"));
    }

    @Test
    void aNightWithoutNewDataChangesNothing() {
        round("20:00:20", "20:00:00");
        round("20:05:20", "20:05:00");
        for (int minute = 10; minute < 60; minute += 5) {
            round("20:" + minute + ":20", "20:05:00");
        }
        assertThat(predictor.next(at("20:55:20"), FIVE_MINUTES)).isEqualTo(at("21:00:20"));
    }

    private void round(String now, String data) {
        predictor.round(at(now), Optional.of(at(data)));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-06-01T" + time + "Z");
    }
}

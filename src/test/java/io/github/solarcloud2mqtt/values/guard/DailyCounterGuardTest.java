package io.github.solarcloud2mqtt.values.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class DailyCounterGuardTest {

    private final DailyCounterGuard guard = DailyCounterGuard.fresh(LocalDate.parse("2026-06-01"));

    @Test
    void aGrowingCounterIsPublished() {
        assertThat(read("1.5", "2026-06-01T10:00")).isTrue();
        assertThat(read("1.6", "2026-06-01T10:05")).isTrue();
    }

    @Test
    void yesterdaysValueIsWithheldAfterMidnightUntilItFalls() {
        read("12.3", "2026-06-01T23:55");
        assertThat(read("12.3", "2026-06-02T00:00")).isFalse();
        assertThat(read("12.3", "2026-06-02T07:30")).isFalse();
        assertThat(read("0", "2026-06-02T07:35")).isTrue();
        assertThat(read("0.1", "2026-06-02T07:40")).isTrue();
    }

    @Test
    void yesterdaysValueThatComesBackAfterTheFallIsWithheldToo() {
        read("12.3", "2026-06-01T23:55");
        assertThat(read("0", "2026-06-02T00:05")).isTrue();
        assertThat(read("12.3", "2026-06-02T00:10")).isFalse();
        assertThat(read("0", "2026-06-02T00:15")).isTrue();
    }

    @Test
    void theValueAfterTheFallMayExceedYesterdaysLastReading() {
        read("12.3", "2026-06-01T23:45");
        assertThat(read("0", "2026-06-02T00:05")).isTrue();
        assertThat(read("12.6", "2026-06-02T00:25")).isFalse();
        assertThat(read("0.2", "2026-06-02T00:45")).isTrue();
        assertThat(read("0.3", "2026-06-02T01:05")).isTrue();
    }

    @Test
    void aDayThatSoonExceedsTheDayBeforeIsPublished() {
        read("2", "2026-06-01T23:45");
        assertThat(read("0", "2026-06-02T00:05")).isTrue();
        assertThat(read("2.5", "2026-06-02T00:25")).isTrue();
        assertThat(read("6", "2026-06-02T00:45")).isTrue();
    }

    @Test
    void aDeviceWhoseClockIsLateStillCountsYesterday() {
        read("12.3", "2026-06-01T23:55");
        assertThat(read("12.4", "2026-06-02T00:05")).isFalse();
        assertThat(read("0.1", "2026-06-02T00:15")).isTrue();
    }

    @Test
    void aSleepingDeviceShowsYesterdayUntilItWakes() {
        read("12.3", "2026-06-01T21:30");
        LocalDateTime stale = LocalDateTime.parse("2026-06-01T21:35");
        assertThat(accept("12.3", stale, LocalDateTime.parse("2026-06-02T05:00")))
                .isFalse();
        assertThat(read("0", "2026-06-02T05:05")).isTrue();
    }

    @Test
    void aFreshGuardWithholdsYesterdaysData() {
        LocalDateTime stale = LocalDateTime.parse("2026-05-31T21:35");
        assertThat(accept("12.3", stale, LocalDateTime.parse("2026-06-01T02:00")))
                .isFalse();
    }

    @Test
    void aLargerValueLaterInTheDayIsTodays() {
        read("0.4", "2026-06-01T18:00");
        assertThat(read("3.1", "2026-06-02T20:00")).isTrue();
    }

    @Test
    void zeroIsNeverYesterdaysValue() {
        read("0", "2026-06-01T23:55");
        assertThat(read("0", "2026-06-02T00:00")).isTrue();
    }

    @Test
    void aResetShortlyBeforeMidnightIsTheRealOne() {
        read("12.3", "2026-06-01T22:55");
        assertThat(read("0.1", "2026-06-01T23:05")).isTrue();
        assertThat(read("0.2", "2026-06-01T23:55")).isTrue();
        assertThat(read("0.2", "2026-06-02T00:00")).isTrue();
        assertThat(read("0.3", "2026-06-02T00:05")).isTrue();
    }

    @Test
    void anImpossibleRiseIsWithheldUntilThreeReadingsConfirmIt() {
        assertThat(publish("10.0", "2026-06-01T14:00")).isEqualTo("10");
        assertThat(publish("500.0", "2026-06-01T14:05")).isEqualTo("10");
        assertThat(publish("10.1", "2026-06-01T14:10")).isEqualTo("10.1");
        assertThat(publish("500.0", "2026-06-01T14:15")).isEqualTo("10.1");
        assertThat(publish("500.0", "2026-06-01T14:20")).isEqualTo("10.1");
        assertThat(publish("500.1", "2026-06-01T14:25")).isEqualTo("500.1");
    }

    @Test
    void theFirstValueIsLimitedByTheTimeSinceMidnight() {
        assertThat(publish("150.0", "2026-06-01T06:00")).isEqualTo("none");
        assertThat(publish("12.0", "2026-06-01T06:05")).isEqualTo("12");
    }

    @Test
    void aBacklogIsPublishedAtOnce() {
        assertThat(publish("10.0", "2026-06-01T10:00")).isEqualTo("10");
        assertThat(publish("35.0", "2026-06-01T14:00")).isEqualTo("35");
    }

    @Test
    void aShortZeroDoesNotDelayTheReturn() {
        assertThat(publish("30.0", "2026-06-01T14:00")).isEqualTo("30");
        assertThat(publish("0.0", "2026-06-01T14:05")).isEqualTo("0");
        assertThat(publish("30.1", "2026-06-01T14:10")).isEqualTo("30.1");
    }

    @Test
    void aNegativeValueIsNeverPublished() {
        for (int reading = 0; reading < 5; reading++) {
            assertThat(publish("-0.1", "2026-06-01T14:0" + reading)).isEqualTo("none");
        }
    }

    private boolean read(String value, String moment) {
        LocalDateTime time = LocalDateTime.parse(moment);
        return accept(value, time, time);
    }

    private boolean accept(String value, LocalDateTime measured, LocalDateTime now) {
        RiseLimit unlimited = new RiseLimit("", BigDecimal.ZERO, BigDecimal.ZERO);
        return !guard.judge(new CounterReading(new BigDecimal(value), true, unlimited), measured, now)
                .withheld();
    }

    /** In kWh, with 5 kW. */
    private String publish(String value, String moment) {
        RiseLimit limit = new RiseLimit("Wh", new BigDecimal("5000"), new BigDecimal("100"));
        LocalDateTime time = LocalDateTime.parse(moment);
        return guard.judge(new CounterReading(new BigDecimal(value).scaleByPowerOfTen(3), true, limit), time, time)
                .value()
                .map(number -> number.scaleByPowerOfTen(-3))
                .map(number ->
                        number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString())
                .orElse("none");
    }
}

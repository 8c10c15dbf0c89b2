package io.github.solarcloud2mqtt.values.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PeriodCounterGuardTest {

    private static final LocalDateTime NOON = LocalDateTime.parse("2026-01-31T12:00:00");

    /** 5 kW. */
    private static final RiseLimit LIMIT = new RiseLimit("Wh", new BigDecimal("5000"), BigDecimal.ONE);

    private PeriodCounterGuard guard = month("300000");

    private static PeriodCounterGuard month(String published) {
        return new PeriodCounterGuard(Period.MONTH, Optional.of(new BigDecimal(published)), NOON);
    }

    @Test
    void growthIsPublishedAtOnce() {
        assertThat(read("300400", "2026-01-31T12:05:00")).isEqualTo("300400");
    }

    @Test
    void negativeValuesAreNeverPublished() {
        for (int reading = 5; reading < 15; reading++) {
            assertThat(read("-1", "2026-02-01T12:" + (10 + reading) + ":00")).isEqualTo("300000");
        }
    }

    @Test
    void anImpossibleRiseIsBelievedAtTheThirdReading() {
        assertThat(read("21474836", "2026-01-31T12:05:00")).isEqualTo("300000");
        assertThat(read("21474836", "2026-01-31T12:10:00")).isEqualTo("300000");
        assertThat(read("21474836", "2026-01-31T12:15:00")).isEqualTo("21474836");
    }

    @Test
    void aFallWithinTheMonthIsBelievedAtTheThirdReading() {
        assertThat(read("0", "2026-01-31T12:05:00")).isEqualTo("300000");
        assertThat(read("300500", "2026-01-31T12:10:00")).isEqualTo("300500");
        assertThat(read("10", "2026-01-31T12:15:00")).isEqualTo("300500");
        assertThat(read("20", "2026-01-31T12:20:00")).isEqualTo("300500");
        assertThat(read("30", "2026-01-31T12:25:00")).isEqualTo("30");
    }

    @Test
    void aFallAtTheEndOfTheMonthIsPublishedAtOnceAndOnlyOnce() {
        assertThat(read("0", "2026-02-01T00:05:00")).isEqualTo("0");
        assertThat(read("900", "2026-02-01T08:05:00")).isEqualTo("900");
        assertThat(read("0", "2026-02-01T08:10:00")).isEqualTo("900");
    }

    @Test
    void aDeviceWhoseClockIsEarlyStartsTheMonthBeforeMidnight() {
        assertThat(read("0", "2026-01-31T21:05:00")).isEqualTo("0");
    }

    @Test
    void theOldMonthThatComesBackAfterMidnightIsWithheld() {
        assertThat(read("0", "2026-02-01T00:05:00")).isEqualTo("0");
        for (int minute = 10; minute < 60; minute++) {
            assertThat(read("300100", "2026-02-01T00:" + minute + ":00")).isEqualTo("0");
        }
        assertThat(read("50", "2026-02-01T08:00:00")).isEqualTo("50");
    }

    @Test
    void aMonthThatBeginsHigherThanPossibleIsWithheld() {
        assertThat(read("299000", "2026-02-01T00:05:00")).isEqualTo("300000");
        assertThat(read("10", "2026-02-01T00:10:00")).isEqualTo("10");
    }

    @Test
    void aMonthThatBeginsWithoutAFallAllowsNoneLater() {
        guard = month("0");
        assertThat(read("4000", "2026-02-03T12:00:00")).isEqualTo("4000");
        assertThat(read("0", "2026-02-03T12:05:00")).isEqualTo("4000");
    }

    @Test
    void theFirstValueIsLimitedByTheLongestPeriod() {
        guard = new PeriodCounterGuard(Period.MONTH, Optional.empty(), NOON);
        assertThat(guard.judge(reading("21474836"), NOON)).isEqualTo(GuardDecision.withheld(Optional.empty()));
        assertThat(guard.judge(reading("3000000"), NOON)).isEqualTo(GuardDecision.accepted(new BigDecimal("3000000")));
    }

    @Test
    void aYearEndsOnNewYearsDayOnly() {
        guard = new PeriodCounterGuard(Period.YEAR, Optional.of(new BigDecimal("4000000")), NOON);
        assertThat(read("0", "2026-02-01T00:05:00")).isEqualTo("4000000");
        guard = new PeriodCounterGuard(Period.YEAR, Optional.of(new BigDecimal("4000000")), NOON);
        assertThat(read("0", "2027-01-01T00:05:00")).isEqualTo("0");
    }

    @Test
    void anHourEndsWithTheHour() {
        guard = new PeriodCounterGuard(Period.HOUR, Optional.of(new BigDecimal("900")), NOON);
        assertThat(read("0", "2026-01-31T12:40:00")).isEqualTo("900");
        assertThat(read("5", "2026-01-31T13:01:00")).isEqualTo("5");
    }

    /** Single wrong readings of any kind within two years: the published values are those of the counter. */
    @Test
    void whateverGlitchesNoneIsPublished() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        guard = month("0");
        LocalDateTime moment = LocalDateTime.parse("2026-02-01T06:00:00");
        BigDecimal count = BigDecimal.ZERO;
        int month = moment.getMonthValue();
        boolean glitched = false;
        while (moment.isBefore(LocalDateTime.parse("2028-01-01T00:00:00"))) {
            moment = moment.plusMinutes(5 + random.nextInt(300));
            if (moment.getMonthValue() != month) {
                month = moment.getMonthValue();
                count = BigDecimal.ZERO;
                glitched = true;
            }
            count = count.add(BigDecimal.valueOf(random.nextInt(400)));
            if (!glitched && random.nextInt(4) == 0) {
                BigDecimal glitch = random.nextBoolean()
                        ? count.negate().subtract(BigDecimal.ONE)
                        : count.add(BigDecimal.valueOf(50_000_000L + random.nextInt(1_000_000)));
                assertThat(guard.judge(new CounterReading(glitch, true, LIMIT), moment)
                                .value())
                        .as("seed %d, %s", seed, moment)
                        .isNotEqualTo(Optional.of(glitch));
                glitched = true;
                continue;
            }
            glitched = false;
            assertThat(guard.judge(new CounterReading(count, true, LIMIT), moment))
                    .as("seed %d, %s", seed, moment)
                    .isEqualTo(GuardDecision.accepted(count));
        }
    }

    private static CounterReading reading(String value) {
        return new CounterReading(new BigDecimal(value), true, LIMIT);
    }

    private String read(String value, String measured) {
        return guard.judge(reading(value), LocalDateTime.parse(measured))
                .value()
                .map(BigDecimal::toPlainString)
                .orElse("");
    }
}

package io.github.solarcloud2mqtt.simulator.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimulatedHomeTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T10:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final int STEPS_PER_YEAR = 105_120;

    private final SimulatedHome home = new SimulatedHome(HomePlan.from(BEGIN));

    @Test
    void powersBalanceAtEveryMomentOfAYear() {
        Random random = new Random(7);
        Instant time = BEGIN;
        for (int i = 0; i < 2_000; i++) {
            time = time.plusSeconds(random.nextInt(32_000));
            home.advanceTo(time);
            HomeSnapshot snapshot = home.snapshot();
            assertThat(snapshot.watts(Flow.PV) + snapshot.watts(Flow.DISCHARGE) + snapshot.watts(Flow.PURCHASE))
                    .isEqualTo(snapshot.watts(Flow.LOAD) + snapshot.watts(Flow.CHARGE) + snapshot.watts(Flow.FEED_IN));
            assertThat(Flow.values()).allMatch(flow -> snapshot.watts(flow) >= 0);
            assertThat(Math.min(snapshot.watts(Flow.CHARGE), snapshot.watts(Flow.DISCHARGE)))
                    .isZero();
            assertThat(Math.min(snapshot.watts(Flow.PURCHASE), snapshot.watts(Flow.FEED_IN)))
                    .isZero();
        }
    }

    @Test
    void everyCounterIsTheIntegralOfItsPower() {
        Map<Flow, Double> begin = lifetimes(home.snapshot());
        Map<Flow, Double> sums = new EnumMap<>(Flow.class);
        for (int step = 1; step <= 40_000; step++) {
            home.advanceTo(BEGIN.plus(SimulatedHome.STEP.multipliedBy(step)));
            for (Flow flow : Flow.values()) {
                sums.merge(flow, home.snapshot().watts(flow) / 12.0, Double::sum);
            }
        }
        lifetimes(home.snapshot())
                .forEach((flow, end) -> assertThat(end - begin.getOrDefault(flow, 0.0))
                        .isCloseTo(sums.getOrDefault(flow, 0.0), within(1e-3)));
    }

    @Test
    void lifetimeCountersBalance() {
        home.advanceTo(BEGIN.plus(Duration.ofDays(200)));
        HomeSnapshot snapshot = home.snapshot();
        assertThat(snapshot.lifetimeWh(Flow.PV)
                        + snapshot.lifetimeWh(Flow.DISCHARGE)
                        + snapshot.lifetimeWh(Flow.PURCHASE))
                .isCloseTo(
                        snapshot.lifetimeWh(Flow.LOAD)
                                + snapshot.lifetimeWh(Flow.CHARGE)
                                + snapshot.lifetimeWh(Flow.FEED_IN),
                        within(1e-3));
    }

    @Test
    void theBatteryHoldsChargedMinusDischargedEnergy() {
        for (int day = 0; day < 365; day++) {
            home.advanceTo(BEGIN.plus(Duration.ofHours(24L * day + day % 24)));
            HomeSnapshot snapshot = home.snapshot();
            double contentWh = 0.92 * snapshot.lifetimeWh(Flow.CHARGE) - snapshot.lifetimeWh(Flow.DISCHARGE);
            assertThat(snapshot.stateOfCharge() * SimulatedHome.BATTERY_WH).isCloseTo(contentWh, within(1e-3));
            assertThat(snapshot.stateOfCharge()).isBetween(0.0499, 1.0);
        }
    }

    @Test
    void dailyCountersRestartAtTheMidnightOfThePlant() {
        home.advanceTo(at("2026-06-21", "23:55"));
        double yesterday = home.snapshot().todayWh(Flow.LOAD);
        home.advanceTo(at("2026-06-22", "00:00"));
        assertThat(home.snapshot().time()).isEqualTo(at("2026-06-22", "00:00").atZone(BERLIN));
        assertThat(home.snapshot().todayWh(Flow.LOAD)).isZero();
        assertThat(home.snapshot().yesterdayWh(Flow.LOAD)).isGreaterThan(yesterday);
        home.advanceTo(at("2026-06-22", "00:05"));
        assertThat(home.snapshot().todayWh(Flow.LOAD)).isEqualTo(home.snapshot().watts(Flow.LOAD) / 12.0);
    }

    @Test
    void theDayWith23HoursHas276Steps() {
        assertThat(stepsOf(LocalDate.parse("2026-03-29"))).isEqualTo(276);
    }

    @Test
    void theDayWith25HoursHas300Steps() {
        assertThat(stepsOf(LocalDate.parse("2026-10-25"))).isEqualTo(300);
    }

    /** Checks the number of steps of a day and that its counter is their sum. */
    private int stepsOf(LocalDate day) {
        home.advanceTo(day.atStartOfDay(BERLIN).toInstant());
        assertThat(home.snapshot().todayWh(Flow.LOAD)).isZero();
        int steps = 0;
        double sum = 0;
        Instant time = home.snapshot().time().toInstant();
        do {
            time = time.plus(SimulatedHome.STEP);
            home.advanceTo(time);
            sum += home.snapshot().watts(Flow.LOAD) / 12.0;
            steps++;
        } while (home.snapshot().time().toLocalDate().equals(day));
        assertThat(home.snapshot().yesterdayWh(Flow.LOAD)).isCloseTo(sum, within(1e-6));
        assertThat(home.snapshot().todayWh(Flow.LOAD)).isZero();
        return steps;
    }

    @Test
    void theSameSeedGivesTheSameCourse() {
        SimulatedHome twin = new SimulatedHome(HomePlan.from(BEGIN));
        home.advanceTo(BEGIN.plus(Duration.ofDays(40)));
        for (int day = 1; day <= 40; day++) {
            twin.advanceTo(BEGIN.plus(Duration.ofDays(day)));
        }
        assertThat(lifetimes(twin.snapshot())).isEqualTo(lifetimes(home.snapshot()));
        assertThat(twin.faults().all()).isEqualTo(home.faults().all());
    }

    @Test
    void anotherSeedGivesAnotherCourse() {
        SimulatedHome other = new SimulatedHome(HomePlan.from(BEGIN).seeded(2));
        assertThat(lifetimes(other.snapshot())).isNotEqualTo(lifetimes(home.snapshot()));
    }

    @Test
    void theSameStartAtAnyHourOfTheDayGivesTheSameDay() {
        SimulatedHome late = new SimulatedHome(HomePlan.from(BEGIN.plus(Duration.ofHours(5))));
        home.advanceTo(BEGIN.plus(Duration.ofHours(5)));
        assertThat(lifetimes(late.snapshot())).isEqualTo(lifetimes(home.snapshot()));
        assertThat(late.snapshot().todayWh(Flow.LOAD)).isPositive();
    }

    @Test
    void timeNeverGoesBack() {
        home.advanceTo(BEGIN.minus(Duration.ofDays(1)));
        assertThat(home.snapshot().time().toInstant()).isEqualTo(BEGIN);
    }

    @Test
    void betweenTwoStepsNothingChanges() {
        home.advanceTo(BEGIN.plusSeconds(299));
        assertThat(home.snapshot().time().toInstant()).isEqualTo(BEGIN);
        home.advanceTo(BEGIN.plusSeconds(300));
        assertThat(home.snapshot().time().toInstant()).isEqualTo(BEGIN.plusSeconds(300));
    }

    @Test
    void theSunShinesByDayAndInSummerMoreThanInWinter() {
        home.advanceTo(at("2026-02-01", "00:00"));
        double winter = home.snapshot().lifetimeWh(Flow.PV);
        assertThat(home.snapshot().watts(Flow.PV)).isZero();
        home.advanceTo(at("2026-06-01", "00:00"));
        double spring = home.snapshot().lifetimeWh(Flow.PV);
        home.advanceTo(at("2026-06-15", "13:00"));
        assertThat(home.snapshot().watts(Flow.PV)).isPositive();
        home.advanceTo(at("2026-07-02", "00:00"));
        double june = home.snapshot().lifetimeWh(Flow.PV) - spring;
        SimulatedHome january = new SimulatedHome(HomePlan.from(BEGIN));
        assertThat(june).isGreaterThan(2 * (winter - january.snapshot().lifetimeWh(Flow.PV)));
    }

    @Test
    void theYearlyEnergiesAreThoseOfAGermanHome() {
        Map<Flow, Double> begin = lifetimes(home.snapshot());
        home.advanceTo(BEGIN.plus(SimulatedHome.STEP.multipliedBy(STEPS_PER_YEAR)));
        Map<Flow, Double> end = lifetimes(home.snapshot());
        assertThat(end.getOrDefault(Flow.PV, 0.0) - begin.getOrDefault(Flow.PV, 0.0))
                .isBetween(8_500_000.0, 11_000_000.0);
        assertThat(end.getOrDefault(Flow.LOAD, 0.0) - begin.getOrDefault(Flow.LOAD, 0.0))
                .isBetween(3_500_000.0, 5_500_000.0);
        assertThat(home.faults().all()).hasSizeBetween(24, 72);
    }

    @Test
    void anInverterFaultStopsPanelsAndBattery() {
        home.advanceTo(at("2026-06-15", "12:00"));
        String fault = home.faults().raise("14_1_1", 13801, 1, 1, "Grid Overvoltage", at("2026-06-15", "12:00"));
        home.advanceTo(at("2026-06-15", "12:05"));
        assertThat(home.snapshot().inverterStopped()).isTrue();
        assertThat(home.snapshot().watts(Flow.PV)).isZero();
        assertThat(home.snapshot().watts(Flow.PURCHASE))
                .isEqualTo(home.snapshot().watts(Flow.LOAD));
        home.faults().clear(fault, at("2026-06-15", "12:06"));
        home.advanceTo(at("2026-06-15", "12:15"));
        assertThat(home.snapshot().watts(Flow.PV)).isPositive();
    }

    @Test
    void theStringInverterReportsUntilTheFirstStepWithoutLight() {
        SimulatedHome twoRoofs = new SimulatedHome(HomePlan.from(BEGIN).withStringInverter());
        twoRoofs.advanceTo(at("2026-06-15", "12:00"));
        assertThat(twoRoofs.snapshot().watts(Flow.STRING_PV)).isPositive();
        assertThat(twoRoofs.lastDaylightSnapshot().time())
                .isEqualTo(twoRoofs.snapshot().time());
        twoRoofs.advanceTo(at("2026-06-16", "02:00"));
        HomeSnapshot dusk = twoRoofs.lastDaylightSnapshot();
        assertThat(dusk.watts(Flow.STRING_PV)).isZero();
        assertThat(dusk.time().toLocalTime()).isBetween(LocalTime.of(20, 0), LocalTime.of(22, 0));
        assertThat(dusk.todayWh(Flow.STRING_PV)).isEqualTo(twoRoofs.snapshot().yesterdayWh(Flow.STRING_PV));
    }

    private static Instant at(String date, String time) {
        return LocalDate.parse(date)
                .atTime(LocalTime.parse(time))
                .atZone(BERLIN)
                .toInstant();
    }

    private static Map<Flow, Double> lifetimes(HomeSnapshot snapshot) {
        Map<Flow, Double> lifetimes = new EnumMap<>(Flow.class);
        for (Flow flow : Flow.values()) {
            lifetimes.put(flow, snapshot.lifetimeWh(flow));
        }
        return lifetimes;
    }
}

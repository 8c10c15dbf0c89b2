package io.github.solarcloud2mqtt.history.homeassistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.history.homeassistant.api.StatisticHour;
import io.github.solarcloud2mqtt.plant.PointKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CounterCourseTest {
    private static final Instant BEGIN = Instant.parse("2026-03-28T20:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final BigDecimal NO_LIMIT = new BigDecimal("1e9");

    private final List<TimedValue> readings = new ArrayList<>();

    private static Instant at(int minute) {
        return BEGIN.plus(Duration.ofMinutes(minute));
    }

    private void read(int minute, String value) {
        readings.add(new TimedValue(at(minute), new BigDecimal(value)));
    }

    private static CounterState state(String value, String sum) {
        return new CounterState(new BigDecimal(value), new BigDecimal(sum));
    }

    private static Instant hours(int number) {
        return BEGIN.plus(Duration.ofHours(number));
    }

    private CounterCourse course(PointKind kind) {
        return new CounterCourse(kind, ZONE, readings);
    }

    private static List<String> text(CounterCourse.Part part) {
        return part.hours().stream()
                .map(hour -> Duration.between(BEGIN, hour.start()).toHours() + ": " + plain(hour.state()) + " "
                        + plain(hour.sum()))
                .toList();
    }

    private static String plain(Optional<BigDecimal> number) {
        return number.orElseThrow().stripTrailingZeros().toPlainString();
    }

    @Test
    void anHoursEnergyIsTheDifferenceOfTheReadingsAtItsEnds() {
        read(0, "100.5");
        read(30, "101");
        read(60, "102.25");
        read(120, "105");
        CounterCourse.Part part =
                course(PointKind.LIFETIME_COUNTER).forwards(hours(0), hours(2), state("100", "7"), end(), NO_LIMIT);
        assertThat(text(part)).containsExactly("0: 102.25 9.25", "1: 105 12");
        assertThat(part.next()).isEqualTo(state("105", "12.00"));
    }

    private static Optional<CounterState> end() {
        return Optional.empty();
    }

    @Test
    void sumsRunUpToWhatWasRecorded() {
        read(0, "100");
        read(60, "102.25");
        read(120, "105");
        CounterCourse.Part part =
                course(PointKind.LIFETIME_COUNTER).backwards(hours(0), hours(2), state("106.5", "0.75"));
        assertThat(text(part)).containsExactly("0: 102.25 -3.5", "1: 105 -0.75");
        assertThat(part.base()).isEqualTo(state("100", "-5.75"));
        assertThat(part.next()).isEqualTo(state("100", "-5.75"));
    }

    @Test
    void aJumpAndADropMakeNoEnergy() {
        read(0, "100");
        read(5, "100");
        read(60, "99999");
        read(65, "99999");
        read(90, "3");
        read(115, "103");
        read(120, "104");
        read(180, "105");
        CounterCourse.Part part =
                course(PointKind.LIFETIME_COUNTER).forwards(hours(0), hours(3), state("100", "0"), end(), NO_LIMIT);
        assertThat(text(part)).containsExactly("0: 100 0", "1: 104 4", "2: 105 5");
    }

    @Test
    void aGlitchBeforeTheRecordedHoursMakesNoEnergy() {
        read(0, "100");
        read(60, "101");
        for (int minute = 65; minute <= 120; minute += 5) {
            read(minute, "99999");
        }
        assertThat(text(course(PointKind.LIFETIME_COUNTER).backwards(hours(0), hours(2), state("103", "1"))))
                .containsExactly("0: 101 -1");
    }

    @Test
    void aNewDeviceBehindTheSameCounterMakesNoEnergy() {
        for (int minute = 0; minute <= 60; minute += 5) {
            read(minute, "1000");
        }
        for (int minute = 65; minute <= 180; minute += 5) {
            read(minute, minute <= 120 ? "1" : "2");
        }
        CounterCourse course = course(PointKind.LIFETIME_COUNTER);
        assertThat(text(course.forwards(hours(0), hours(3), state("999", "50"), end(), NO_LIMIT)))
                .containsExactly("0: 1000 51", "1: 1 51", "2: 2 52");
        assertThat(text(course.backwards(hours(0), hours(3), state("3", "1"))))
                .containsExactly("0: 1000 -1", "1: 1 -1", "2: 2 0");
    }

    @Test
    void aDailyCounterCountsFromZeroAfterMidnight() {
        read(120, "8");
        read(175, "9");
        read(180, "0");
        read(240, "0.5");
        CounterCourse course = course(PointKind.DAILY_COUNTER);
        assertThat(text(course.forwards(hours(1), hours(4), state("8", "20"), end(), NO_LIMIT)))
                .containsExactly("1: 8 20", "2: 0 21", "3: 0.5 21.5");
        assertThat(text(course.backwards(hours(1), hours(4), state("1.5", "3"))))
                .containsExactly("1: 8 0.5", "2: 0 1.5", "3: 0.5 2");
    }

    @Test
    void hoursWithoutReadingsStayEmptyUnlessTheCounterStoodStill() {
        read(0, "100");
        read(60, "101");
        read(180, "101");
        read(360, "104");
        CounterCourse course = course(PointKind.LIFETIME_COUNTER);
        assertThat(text(course.forwards(hours(0), hours(7), state("100", "0"), end(), NO_LIMIT)))
                .containsExactly("0: 101 1", "1: 101 1", "2: 101 1", "5: 104 4");
        assertThat(text(course.backwards(hours(0), hours(7), state("104", "0"))))
                .containsExactly("0: 101 -3", "1: 101 -3", "2: 101 -3", "5: 104 0", "6: 104 0");
    }

    @Test
    void sumsNeverExceedTheHourAfterTheGap() {
        read(0, "100");
        read(60, "110");
        assertThat(text(course(PointKind.LIFETIME_COUNTER)
                        .forwards(
                                hours(0),
                                hours(1),
                                state("100", "5"),
                                Optional.of(state("112", "9")),
                                new BigDecimal(9))))
                .containsExactly("0: 110 9");
    }

    /** Random counters with readings every five minutes, some missing and some wrong. */
    @RepeatedTest(200)
    void bothDirectionsEqualTheTruth() {
        long seed = Long.getLong("seed", new Random().nextLong());
        Random random = new Random(seed);
        int hours = 4 + random.nextInt(40);
        List<BigDecimal> truth = new ArrayList<>(List.of(new BigDecimal("5000.25")));
        for (int step = 0; step < hours * 12; step++) {
            truth.add(truth.get(step).add(BigDecimal.valueOf(random.nextInt(3) == 0 ? 0 : random.nextInt(9_999), 4)));
        }
        int wrong = 0;
        for (int step = 0; step < truth.size(); step++) {
            wrong = wrong > 0 ? wrong - 1 : random.nextInt(100) == 0 ? 1 + random.nextInt(5) : 0;
            boolean isEnd = step == 0 || step == truth.size() - 1;
            boolean isInside = step > 12 && step < truth.size() - 12;
            if (isInside && wrong > 0) {
                readings.add(new TimedValue(
                        BEGIN.plus(FIVE_MINUTES.multipliedBy(step)),
                        random.nextBoolean() ? BigDecimal.ONE : new BigDecimal("77777")));
            } else if (isEnd || random.nextInt(10) > 0) {
                readings.add(new TimedValue(BEGIN.plus(FIVE_MINUTES.multipliedBy(step)), truth.get(step)));
            }
        }
        BigDecimal last = truth.get(truth.size() - 1);
        CounterCourse.Part forwards = course(PointKind.LIFETIME_COUNTER)
                .forwards(hours(0), hours(hours), new CounterState(truth.get(0), BigDecimal.TEN), end(), NO_LIMIT);
        CounterCourse.Part backwards = course(PointKind.LIFETIME_COUNTER)
                .backwards(hours(0), hours(hours), new CounterState(last.add(BigDecimal.ONE), BigDecimal.TEN));
        for (StatisticHour hour : forwards.hours()) {
            assertThat(hour.sum().orElseThrow())
                    .as("seed " + seed)
                    .isEqualByComparingTo(
                            hour.state().orElseThrow().subtract(truth.get(0)).add(BigDecimal.TEN));
            int end = Math.toIntExact(Duration.between(BEGIN, hour.start()).toMinutes() / 5) + 12;
            assertThat(truth.subList(end - 11, end + 1))
                    .as("seed " + seed)
                    .contains(hour.state().orElseThrow());
        }
        assertThat(backwards.hours().stream().map(hour -> hour.state().orElseThrow()))
                .as("seed " + seed)
                .containsExactlyElementsOf(forwards.hours().stream()
                        .map(hour -> hour.state().orElseThrow())
                        .toList());
        assertThat(backwards.base().sum())
                .as("seed " + seed)
                .isEqualByComparingTo(
                        BigDecimal.TEN.subtract(last.add(BigDecimal.ONE).subtract(truth.get(0))));
    }
}

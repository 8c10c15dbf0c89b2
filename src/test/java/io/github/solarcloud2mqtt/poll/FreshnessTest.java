package io.github.solarcloud2mqtt.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.integration.TestBridge;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Device.Hardware;
import io.github.solarcloud2mqtt.plant.DeviceType;
import io.github.solarcloud2mqtt.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How old the data is when it is read, for clouds whose devices upload every five minutes, each at times of its own: five
 * device types, simulated for a day with 100 seeds. The first two hours, in which the bridge learns the times, do not count.
 */
class FreshnessTest {

    private static final Instant BEGIN = Instant.parse("2026-06-15T00:00:00Z");
    private static final Duration PERIOD = Duration.ofMinutes(5);
    private static final Duration LEARNING = Duration.ofHours(2);
    private static final int SEEDS = 100;

    /**
     * @param jitter by how much the upload of a sample varies, s
     * @param mean the greatest mean time for which data was visible before it was read, s
     * @param high the same that 95 % of all samples keep
     * @param missing the greatest share of samples that were never read
     */
    @ParameterizedTest
    @CsvSource({"1, 0, 4, 20, 0", "1, 40, 20, 45, 0", "3, 0, 60, 190, 0.001"})
    void dataIsReadSoonAfterItIsUploaded(int devices, int jitter, double mean, double high, double missing) {
        List<Double> ages = new ArrayList<>();
        int samples = 0;
        int looks = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Day day = new Day(new Random(seed), devices, jitter);
            day.run();
            ages.addAll(day.ages);
            samples += day.samples();
            looks += day.looks;
        }
        ages.sort(null);
        double average = ages.stream().mapToDouble(age -> age).average().orElseThrow();
        double p95 = ages.get(ages.size() * 95 / 100);
        double calls = looks * (double) devices / samples;
        String row = String.format(
                Locale.ROOT,
                "devices a type %d, jitter %d s: age mean %.1f s, p95 %.1f s; missed %d of %d; calls a type and period %.3f",
                devices,
                jitter,
                average,
                p95,
                samples - ages.size(),
                samples,
                calls);
        System.out.println(row);
        assertThat(average).as(row).isLessThanOrEqualTo(mean);
        assertThat(p95).as(row).isLessThanOrEqualTo(high);
        assertThat(calls).as(row).isLessThanOrEqualTo(1.1);
        assertThat(1 - ages.size() / (double) samples).as(row).isBetween(0.0, missing);
    }

    private static final class Day {
        private final VirtualTime time = new VirtualTime(BEGIN);
        private final QuerySchedule schedule = new QuerySchedule(TestBridge.EVERY_FIVE_MINUTES, time);
        private final Map<String, Uploads> uploads = new LinkedHashMap<>();
        private final List<Double> ages = new ArrayList<>();
        private int looks;

        private Day(Random random, int devices, int jitter) {
            List<Query> queries = new ArrayList<>();
            for (int type = 0; type < 5; type++) {
                List<Device> same = new ArrayList<>();
                for (int number = 0; number < devices; number++) {
                    String id = "7001_" + type + "_" + number + "_1";
                    same.add(new Device(
                            id, "7001", new DeviceType("" + type, "T"), "N", Hardware.UNKNOWN, Optional.empty()));
                    uploads.put(id, new Uploads(random, jitter));
                }
                queries.add(new Query(same, List.of("24")));
            }
            schedule.plan(queries);
        }

        private void run() {
            while (time.instant().isBefore(BEGIN.plus(Duration.ofDays(1)))) {
                time.pass(schedule.until());
                List<Query> due = schedule.due();
                Map<String, Instant> times = new LinkedHashMap<>();
                due.stream()
                        .flatMap(query -> query.devices().stream())
                        .forEach(device -> Objects.requireNonNull(uploads.get(device.id()))
                                .look(time.instant(), ages)
                                .ifPresent(stamp -> times.put(device.id(), stamp)));
                if (counts(time.instant())) {
                    looks += due.size();
                }
                schedule.read(Set.copyOf(due), time.elapsed(), time.instant(), times);
            }
        }

        private int samples() {
            return uploads.values().stream().mapToInt(Uploads::counted).sum();
        }
    }

    /** The first hours do not count, nor do samples that may be read after the end of the day. */
    private static boolean counts(Instant moment) {
        return moment.isAfter(BEGIN.plus(LEARNING))
                && moment.isBefore(BEGIN.plus(Duration.ofDays(1)).minus(PERIOD.multipliedBy(2)));
    }

    /** The uploads of one device: at an offset of its own, visible some seconds later. */
    private static final class Uploads {
        private final List<Instant> stamps = new ArrayList<>();
        private final List<Instant> visible = new ArrayList<>();
        private final Set<Instant> seen = new HashSet<>();

        private Uploads(Random random, int jitter) {
            Instant first = BEGIN.minus(PERIOD).plusSeconds(random.nextInt(300));
            int lag = random.nextInt(30);
            for (int i = 0; i < 290; i++) {
                Instant stamp = first.plus(PERIOD.multipliedBy(i));
                stamps.add(stamp);
                visible.add(stamp.plusSeconds(lag).plusMillis(random.nextInt(jitter * 1000 + 1)));
            }
        }

        private Optional<Instant> look(Instant now, List<Double> ages) {
            int newest = -1;
            while (newest + 1 < visible.size() && !visible.get(newest + 1).isAfter(now)) {
                newest++;
            }
            if (newest < 0) {
                return Optional.empty();
            }
            Instant stamp = stamps.get(newest);
            if (seen.add(stamp) && counts(visible.get(newest))) {
                ages.add(Duration.between(visible.get(newest), now).toMillis() / 1000.0);
            }
            return Optional.of(stamp);
        }

        private int counted() {
            return (int) visible.stream().filter(FreshnessTest::counts).count();
        }
    }
}

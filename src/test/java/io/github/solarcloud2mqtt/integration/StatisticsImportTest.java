package io.github.solarcloud2mqtt.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.history.HistoryAccount;
import io.github.solarcloud2mqtt.history.HistoryExporter;
import io.github.solarcloud2mqtt.history.HistoryPoints;
import io.github.solarcloud2mqtt.history.HistoryProgress;
import io.github.solarcloud2mqtt.history.HistorySummary;
import io.github.solarcloud2mqtt.history.homeassistant.FakeHomeAssistant;
import io.github.solarcloud2mqtt.history.homeassistant.ImportPlan;
import io.github.solarcloud2mqtt.history.homeassistant.StatisticsImport;
import io.github.solarcloud2mqtt.history.homeassistant.api.HomeAssistantSocket;
import io.github.solarcloud2mqtt.history.homeassistant.api.StatisticsApi;
import io.github.solarcloud2mqtt.homeassistant.entity.AnnouncedSensor;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import io.github.solarcloud2mqtt.secret.Secret;
import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.points.SimulatedPoints;
import io.github.solarcloud2mqtt.simulator.points.generator.ReportedState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** After an import Home Assistant's statistics equal the counters of the simulated home. */
class StatisticsImportTest {
    private static final Instant BEGIN = Instant.parse("2026-03-20T00:00:00Z");
    private static final LocalDateTime FROM = LocalDateTime.parse("2026-03-21T06:30");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String INVERTER = "974621_14_1_1";
    private static final String YIELD = "sensor.total_yield";
    private static final String POWER = "sensor.the_power";

    /** Printed with a failure; set the system property to repeat it. */
    private final long seed = Long.getLong("seed", new Random().nextLong());

    private final Random random = new Random(seed);
    private FakeHomeAssistant homeAssistant;
    private SimulatedAccess access;
    private PastRun run;
    private HistorySummary summary = new HistorySummary();
    private List<String> sentences = List.of();
    private boolean isWritten;

    @BeforeEach
    void start() throws Exception {
        homeAssistant = new FakeHomeAssistant();
        HomePlan plan = HomePlan.from(BEGIN).seeded(random.nextLong());
        access = new SimulatedAccess(
                AccessMode.ACCOUNT, random.nextBoolean() ? plan : plan.in(ZoneId.of("Asia/Kolkata")));
        access.time.pass(Duration.ofDays(20).plusMinutes(random.nextInt(600)));
        run = new PastRun(access.time, access::connect);
        Files.createDirectories(run.folder);
        homeAssistant.sensor(
                AnnouncedSensor.of("isolarcloud", INVERTER, point("total_yield"))
                        .uniqueId(),
                YIELD,
                "kWh",
                true);
    }

    @AfterEach
    void stop() {
        access.close();
        homeAssistant.close();
    }

    private MeasuringPoint point(String key) throws Exception {
        return run.devices().stream()
                .filter(device -> device.id().equals(INVERTER))
                .flatMap(device -> device.points().stream())
                .filter(point -> point.key().equals(key))
                .findAny()
                .orElseThrow();
    }

    /** The value of a point of the inverter. */
    private BigDecimal truth(String key, Instant time) throws Exception {
        SimulatedPoints points = new SimulatedPoints(access.home.plan().kind());
        String raw = points.read(
                14, point(key).id(), new ReportedState(access.home.past(time).orElseThrow(), false, false));
        BigDecimal number = new BigDecimal(Objects.requireNonNull(raw));
        return point(key).unit().equals("kWh") ? number.movePointLeft(3) : number;
    }

    private void importStatistics(String... keys) throws Exception {
        summary = new HistorySummary();
        List<MonitoredDevice> devices = run.devices().stream()
                .filter(device -> device.id().equals(INVERTER))
                .map(device -> HistoryPoints.only(device, point -> List.of(keys).contains(point.key())))
                .toList();
        HistoryAccount account = new HistoryAccount("home", run.cloud, run.catalog, run.budget, devices);
        try (HomeAssistantSocket socket =
                HomeAssistantSocket.connect(homeAssistant.url(), new Secret(FakeHomeAssistant.TOKEN))) {
            StatisticsImport statistics = new StatisticsImport(
                    new StatisticsApi(socket),
                    new HistoryExporter(access.time, access.time, random, ZoneOffset.UTC).reader(summary, new Silent()),
                    summary,
                    access.time);
            Map<String, ImportPlan> plans =
                    statistics.plan(List.of(account), FROM, Optional.empty(), access.time.instant());
            for (ImportPlan plan : plans.values()) {
                statistics.run(plan, account);
            }
            isWritten = statistics.isWritten();
            sentences = statistics.sentences();
        }
    }

    private static final class Silent implements HistoryProgress {
        @Override
        public void begin(long calls) {}

        @Override
        public void called(long planned, long made) {}

        @Override
        public void waits(String reason, Instant until) {}
    }

    /** Home Assistant has recorded all hours from a time on, but not those of some outages. */
    private NavigableMap<Instant, Map<String, BigDecimal>> recordLive(Instant begin, List<Instant> outages)
            throws Exception {
        Instant end = lastHour();
        BigDecimal first = truth("total_yield", begin);
        for (Instant hour = begin; hour.isBefore(end); hour = hour.plus(HOUR)) {
            if (!outages.contains(hour)) {
                BigDecimal state = truth("total_yield", hour.plus(HOUR));
                homeAssistant.record(YIELD, hour, Map.of("state", state, "sum", state.subtract(first)));
            }
        }
        return homeAssistant.hours(YIELD);
    }

    /** The end of the day before the present one, because the cloud has no values of the present day. */
    private Instant lastHour() {
        return access.time
                .instant()
                .atZone(access.home.plan().zone())
                .toLocalDate()
                .atStartOfDay(access.home.plan().zone())
                .toInstant()
                .truncatedTo(ChronoUnit.HOURS);
    }

    private Instant firstHour() throws Exception {
        ZoneId zone = run.devices().get(0).plant().timeZone().orElseThrow();
        Instant from = FROM.atZone(zone).toInstant();
        Instant hour = from.truncatedTo(ChronoUnit.HOURS);
        return hour.equals(from) ? hour : hour.plus(HOUR);
    }

    private List<Instant> randomOutages(Instant begin) {
        List<Instant> outages = new ArrayList<>();
        int hours = Math.toIntExact(Duration.between(begin, lastHour()).toHours());
        for (int outage = 0; outage < 5; outage++) {
            int first = 1 + random.nextInt(hours - 2);
            for (int hour = first; hour < Math.min(first + 1 + random.nextInt(12), hours - 1); hour++) {
                outages.add(begin.plus(HOUR.multipliedBy(hour)));
            }
        }
        return outages;
    }

    @RepeatedTest(8)
    void everyHourHasTheEnergyOfTheCounter() throws Exception {
        Instant begin = firstHour().plus(HOUR.multipliedBy(1 + random.nextInt(350)));
        Map<Instant, Map<String, BigDecimal>> live = recordLive(begin, randomOutages(begin));
        importStatistics("total_yield");
        assertThat(homeAssistant.hours(YIELD)).as("seed " + seed).containsAllEntriesOf(live);
        assertThat(homeAssistant.changed()).as("seed " + seed).allMatch(hour -> hour.endsWith(" 2000-01-01T00:00:00Z"));
        for (Instant hour = firstHour(); hour.isBefore(lastHour()); hour = hour.plus(HOUR)) {
            assertThat(homeAssistant.change(YIELD, hour))
                    .as("seed " + seed + " " + hour)
                    .isEqualByComparingTo(truth("total_yield", hour.plus(HOUR)).subtract(truth("total_yield", hour)));
        }
        int written = homeAssistant.written();
        importStatistics("total_yield");
        assertThat(homeAssistant.written()).as("seed " + seed).isEqualTo(written);
        assertThat(sentences).as("seed " + seed).containsExactly("0 hours of 0 entities written, 0 calls made.");
        assertThat(summary.isComplete()).isTrue();
        assertThat(isWritten).isTrue();
        assertThat(access.cloud.violations()).isEmpty();
    }

    @RepeatedTest(8)
    void whatTheCloudLacksMakesNoEnergyThatIsNotThere() throws Exception {
        for (int gap = 0; gap < 8; gap++) {
            Instant missing = BEGIN.plusSeconds(random.nextInt(19 * 86_400));
            access.home.gaps().receiveNothing(missing, missing.plusSeconds(random.nextInt(5 * 3_600)));
            Instant lost = BEGIN.plusSeconds(random.nextInt(19 * 86_400));
            access.home.gaps().loseLifetimeCounters(lost, lost.plusSeconds(random.nextInt(7_200)));
        }
        Instant begin = firstHour().plus(HOUR.multipliedBy(100 + random.nextInt(100)));
        Map<Instant, Map<String, BigDecimal>> live = recordLive(begin, randomOutages(begin));
        importStatistics("total_yield");
        NavigableMap<Instant, Map<String, BigDecimal>> hours = homeAssistant.hours(YIELD);
        assertThat(hours).as("seed " + seed).containsAllEntriesOf(live);
        BigDecimal offset = truth("total_yield", begin);
        BigDecimal before = new BigDecimal("-1e9");
        for (Map.Entry<Instant, Map<String, BigDecimal>> hour : hours.entrySet()) {
            BigDecimal sum = Objects.requireNonNull(hour.getValue().get("sum"));
            assertThat(sum)
                    .as("seed " + seed + " " + hour)
                    .isEqualByComparingTo(
                            Objects.requireNonNull(hour.getValue().get("state")).subtract(offset))
                    .isGreaterThanOrEqualTo(before);
            before = sum;
        }
        int written = homeAssistant.written();
        importStatistics("total_yield");
        assertThat(homeAssistant.written()).as("seed " + seed).isEqualTo(written);
    }

    @Test
    void hoursThatHomeAssistantConfirmsButDoesNotWrite() throws Exception {
        recordLive(Instant.parse("2026-04-02T00:00:00Z"), List.of());
        homeAssistant.forget();
        Instant before = access.time.instant();
        importStatistics("total_yield");
        assertThat(isWritten).isFalse();
        assertThat(Duration.between(before, access.time.instant()))
                .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(90));
    }

    @Test
    void aTimeThatTheCloudDoesNotHaveStaysEmptyAndIsNamed() throws Exception {
        Instant noon = Instant.parse("2026-03-25T10:00:00Z");
        access.home.gaps().receiveNothing(noon.plusSeconds(1), noon.plus(HOUR.multipliedBy(4)));
        recordLive(Instant.parse("2026-03-28T00:00:00Z"), List.of());
        importStatistics("total_yield");
        assertThat(homeAssistant.hours(YIELD))
                .doesNotContainKeys(noon, noon.plus(HOUR), noon.plus(HOUR.multipliedBy(2)))
                .containsKey(noon.plus(HOUR.multipliedBy(3)));
        ZoneId zone = run.devices().get(0).plant().timeZone().orElseThrow();
        LocalDateTime local = LocalDateTime.ofInstant(noon, zone);
        assertThat(sentences.get(1))
                .isEqualTo(
                        "974621_14_1_1: the cloud has no values from 2026-03-25 %s to 2026-03-25 %s; these hours stay without statistics."
                                .formatted(
                                        local.toLocalTime(), local.plusHours(3).toLocalTime()));
    }

    @Test
    void measurementsHaveMeanLowestAndHighestValue() throws Exception {
        homeAssistant.sensor(
                AnnouncedSensor.of("isolarcloud", INVERTER, point("load_power")).uniqueId(), POWER, "W", false);
        Instant live = Instant.parse("2026-04-02T00:00:00Z");
        homeAssistant.record(POWER, live, Map.of("mean", BigDecimal.ONE));
        importStatistics("load_power");
        Instant noon = Instant.parse("2026-03-29T10:00:00Z");
        List<BigDecimal> values = new ArrayList<>();
        for (int step = 0; step < 12; step++) {
            values.add(truth("load_power", noon.plus(Duration.ofMinutes(5L * step))));
        }
        Map<String, BigDecimal> hour =
                new TreeMap<>(Objects.requireNonNull(homeAssistant.hours(POWER).get(noon)));
        BigDecimal mean = values.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(12), new MathContext(8));
        assertThat(hour.keySet()).containsExactly("max", "mean", "min");
        assertThat(hour.get("mean")).isEqualByComparingTo(mean);
        assertThat(hour.get("min"))
                .isEqualByComparingTo(values.stream().min(BigDecimal::compareTo).orElseThrow());
        assertThat(hour.get("max"))
                .isEqualByComparingTo(values.stream().max(BigDecimal::compareTo).orElseThrow());
    }

    @Test
    void aGapThatBeganBeforeTheWantedTimeIsFilledAsAWhole() throws Exception {
        Instant before = firstHour().minus(HOUR.multipliedBy(3));
        BigDecimal state = truth("total_yield", before.plus(HOUR));
        homeAssistant.record(YIELD, before, Map.of("state", state, "sum", BigDecimal.valueOf(4)));
        Instant after = firstHour().plus(HOUR.multipliedBy(5));
        BigDecimal later = truth("total_yield", after.plus(HOUR));
        homeAssistant.record(
                YIELD,
                after,
                Map.of("state", later, "sum", later.subtract(state).add(BigDecimal.valueOf(4))));
        importStatistics("total_yield");
        for (Instant hour = before.plus(HOUR); !hour.isAfter(after); hour = hour.plus(HOUR)) {
            assertThat(homeAssistant.change(YIELD, hour))
                    .isEqualByComparingTo(truth("total_yield", hour.plus(HOUR)).subtract(truth("total_yield", hour)));
        }
        assertThat(homeAssistant.written()).isEqualTo(7);
    }
}

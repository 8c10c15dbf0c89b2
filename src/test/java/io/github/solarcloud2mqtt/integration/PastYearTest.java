package io.github.solarcloud2mqtt.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.history.HistoryStep;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import io.github.solarcloud2mqtt.plant.PointKind;
import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.HomeSnapshot;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.points.SimulatedPoints;
import io.github.solarcloud2mqtt.simulator.points.generator.ReportedState;
import io.github.solarcloud2mqtt.time.VirtualTime;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The counters of a year, exported at one hour and one day, equal those of the simulated home. */
class PastYearTest {
    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
    private static final LocalDate FROM = LocalDate.parse("2025-01-02");
    private static final LocalDate TO = LocalDate.parse("2026-01-02");
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
    private static final String HEAD = "time,plant,device,point,value,unit";

    /** Printed with a failure; set the system property to repeat it. */
    private final long seed = Long.getLong("seed", new Random().nextLong());

    private final Random random = new Random(seed);

    private static HomePlan plan(Random random) {
        HomePlan home = HomePlan.from(BEGIN).seeded(random.nextLong());
        return random.nextBoolean() ? home : home.in(ZoneId.of("Asia/Kolkata"));
    }

    private static boolean isCounter(MeasuringPoint point) {
        return point.kind() == PointKind.LIFETIME_COUNTER || point.kind() == PointKind.DAILY_COUNTER;
    }

    private void injectGaps(SimulatedHome home) {
        for (int gap = 0; gap < 20; gap++) {
            Instant begin = BEGIN.plusSeconds(random.nextInt(365 * 86_400));
            home.gaps().receiveNothing(begin, begin.plusSeconds(random.nextInt(5 * 3_600)));
            Instant lost = BEGIN.plusSeconds(random.nextInt(365 * 86_400));
            home.gaps().loseLifetimeCounters(lost, lost.plusSeconds(random.nextInt(3_600)));
        }
    }

    @ParameterizedTest
    @EnumSource(AccessMode.class)
    void atIsolarcloud(AccessMode mode) throws Exception {
        HomePlan plan = plan(random);
        try (SimulatedAccess access = new SimulatedAccess(mode, plan)) {
            access.time.pass(Duration.ofDays(370));
            injectGaps(access.home);
            PastRun run = new PastRun(access.time, access::connect);
            Files.createDirectories(run.folder);
            if (mode.api == io.github.solarcloud2mqtt.simulator.isolarcloud.access.ApiAccess.OAUTH2) {
                access.authorize(run.state);
            }
            ZoneOffset zone = plan.zone().getRules().getStandardOffset(BEGIN);
            for (HistoryStep step : List.of(HistoryStep.HOUR, HistoryStep.DAY)) {
                Files.deleteIfExists(run.file);
                run.only = step == HistoryStep.HOUR ? Optional.of(anyDevice(run)) : Optional.empty();
                run.export(FROM.atStartOfDay(), TO.atStartOfDay(), step, PastYearTest::isCounter);
                assertSame(
                        run.lines(),
                        step == HistoryStep.HOUR ? hours(access.home, run, zone) : days(access.home, run, zone),
                        "seed " + seed + " " + step);
                assertThat(run.summary.isComplete()).isTrue();
            }
            assertThat(access.cloud.violations()).isEmpty();
        }
    }

    /** Hours are many: each run compares those of one device. */
    private String anyDevice(PastRun run) throws Exception {
        List<String> devices = run.devices().stream()
                .filter(device -> device.points().stream().anyMatch(PastYearTest::isCounter))
                .map(MonitoredDevice::id)
                .toList();
        return devices.get(random.nextInt(devices.size()));
    }

    /** Compares whole files, and shows the first lines that differ. */
    private static void assertSame(List<String> lines, List<String> expected, String seed) {
        int same = 0;
        while (same < Math.min(lines.size(), expected.size()) && lines.get(same).equals(expected.get(same))) {
            same++;
        }
        assertThat(lines.subList(same, Math.min(same + 3, lines.size())))
                .as(seed + ", from line " + (same + 1))
                .isEqualTo(expected.subList(same, Math.min(same + 3, expected.size())));
        assertThat(lines).as(seed).hasSameSizeAs(expected);
    }

    private static List<String> hours(SimulatedHome home, PastRun run, ZoneOffset zone) throws Exception {
        List<String> lines = new ArrayList<>(List.of(HEAD));
        Instant end = TO.atStartOfDay(zone).toInstant();
        for (Instant time = FROM.atStartOfDay(zone).toInstant(); time.isBefore(end); time = time.plusSeconds(3_600)) {
            if (!home.gaps().isMissing(time)) {
                HomeSnapshot snapshot = home.past(time).orElseThrow();
                addLines(
                        lines,
                        run,
                        home,
                        new ReportedState(snapshot, home.gaps().areCountersLost(time), false),
                        time.atOffset(zone));
            }
        }
        return lines;
    }

    private static List<String> days(SimulatedHome home, PastRun run, ZoneOffset zone) throws Exception {
        List<String> lines = new ArrayList<>(List.of(HEAD));
        for (LocalDate day = FROM; day.isBefore(TO); day = day.plusDays(1)) {
            Instant end = day.plusDays(1).atStartOfDay(home.plan().zone()).toInstant();
            HomeSnapshot snapshot = home.past(end).orElseThrow();
            addLines(
                    lines,
                    run,
                    home,
                    new ReportedState(snapshot, false, true),
                    day.atStartOfDay().atOffset(zone));
        }
        return lines;
    }

    private static void addLines(
            List<String> lines, PastRun run, SimulatedHome home, ReportedState state, OffsetDateTime time)
            throws Exception {
        SimulatedPoints points = new SimulatedPoints(home.plan().kind());
        List<MonitoredDevice> devices = run.devices().stream()
                .filter(device -> run.only.filter(id -> !id.equals(device.id())).isEmpty())
                .sorted(Comparator.comparing(MonitoredDevice::id))
                .toList();
        for (MonitoredDevice device : devices) {
            device.points().stream()
                    .filter(PastYearTest::isCounter)
                    .sorted(Comparator.comparing(MeasuringPoint::key))
                    .forEach(point -> value(points, device, point, state)
                            .ifPresent(value -> lines.add(String.join(
                                    ",",
                                    ISO.format(time),
                                    device.plant().id(),
                                    device.id(),
                                    point.key(),
                                    value,
                                    point.unit()))));
        }
    }

    private static Optional<String> value(
            SimulatedPoints points, MonitoredDevice device, MeasuringPoint point, ReportedState state) {
        return Optional.ofNullable(
                        points.read(Integer.parseInt(device.device().type().id()), point.id(), state))
                .filter(text -> !text.equals("--"))
                .map(text -> new BigDecimal(text).movePointLeft(3))
                .filter(number -> point.kind() != PointKind.LIFETIME_COUNTER || number.signum() > 0)
                .map(number ->
                        number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
    }

    /** Growatt keeps the readings of devices for 95 days, so the file of the hours is continued each 90 days. */
    @Test
    void atGrowatt() throws Exception {
        HomePlan plan = plan(random);
        VirtualTime time = new VirtualTime(BEGIN);
        SimulatedHome home = new SimulatedHome(plan);
        injectGaps(home);
        try (GrowattVendor vendor = new GrowattVendor(time, home)) {
            PastRun run = new PastRun(time, vendor::connect);
            Files.createDirectories(run.folder);
            time.pass(Duration.ofDays(2));
            for (int quarter = 0; quarter < 4; quarter++) {
                time.pass(Duration.ofDays(90));
                run = new PastRun(time, vendor::connect, run.folder);
                LocalDate today = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
                run.export(FROM.atStartOfDay(), today.atStartOfDay(), HistoryStep.HOUR, PastYearTest::isCounter);
            }
            LocalDate end = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
            OffsetDateTime last =
                    OffsetDateTime.parse(run.lines().get(run.lines().size() - 1).split(",", -1)[0]);
            assertThat(last.toLocalDate()).isAfter(end.minusDays(10));
            assertSame(
                    totals(run),
                    growattHours(home, OffsetDateTime.parse(run.lines().get(1).split(",", -1)[0]), last),
                    "seed " + seed + " 1h");
            Files.delete(run.file);
            run.only = Optional.of("plant_424242");
            run.export(
                    FROM.atStartOfDay(),
                    LocalDate.parse("2025-12-01").atStartOfDay(),
                    HistoryStep.DAY,
                    PastYearTest::isCounter);
            assertSame(run.lines(), growattDays(home, last), "seed " + seed + " 1d");
            assertThat(vendor.violations()).isEmpty();
        }
    }

    /** The lines of one lifetime counter. */
    private static List<String> totals(PastRun run) throws Exception {
        return run.lines().stream()
                .filter(line -> line.contains(",MIN0DEMO001,load_consumption,")
                        || line.contains(",MIN0DEMO001,total_load_consumption,"))
                .map(line -> OffsetDateTime.parse(line.split(",", -1)[0]).toInstant() + " " + line.split(",", -1)[4])
                .toList();
    }

    private static List<String> growattHours(SimulatedHome home, OffsetDateTime first, OffsetDateTime last) {
        List<String> lines = new ArrayList<>();
        for (Instant time = first.toInstant(); !time.isAfter(last.toInstant()); time = time.plusSeconds(3_600)) {
            if (!home.gaps().isMissing(time) && !home.gaps().areCountersLost(time)) {
                lines.add(time + " " + tenths(home.past(time).orElseThrow().lifetimeWh(Flow.LOAD)));
            }
        }
        return lines;
    }

    private static String tenths(double wattHours) {
        return BigDecimal.valueOf(Math.round(wattHours / 100) / 10.0)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static List<String> growattDays(SimulatedHome home, OffsetDateTime last) {
        List<String> lines = new ArrayList<>(List.of(HEAD));
        ZoneId zone = home.plan().zone();
        for (LocalDate day = FROM; day.isBefore(LocalDate.parse("2025-12-01")); day = day.plusDays(1)) {
            double before =
                    home.past(day.atStartOfDay(zone).toInstant()).orElseThrow().lifetimeWh(Flow.PV);
            double after = home.past(day.plusDays(1).atStartOfDay(zone).toInstant())
                    .orElseThrow()
                    .lifetimeWh(Flow.PV);
            String energy = new BigDecimal(String.format(Locale.ROOT, "%.1f", (after - before) / 1_000))
                    .stripTrailingZeros()
                    .toPlainString();
            lines.add(ISO.format(day.atStartOfDay().atOffset(last.getOffset())) + ",424242,plant_424242,daily_yield,"
                    + energy + ",kWh");
        }
        return lines;
    }
}

package io.github.solarcloud2mqtt.values;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.solarcloud2mqtt.catalog.Catalog;
import io.github.solarcloud2mqtt.plant.AccountName;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Device.Hardware;
import io.github.solarcloud2mqtt.plant.DeviceType;
import io.github.solarcloud2mqtt.plant.EnergyUnit;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import io.github.solarcloud2mqtt.plant.Plant;
import io.github.solarcloud2mqtt.plant.PointValue;
import io.github.solarcloud2mqtt.plant.PowerUnit;
import io.github.solarcloud2mqtt.plant.RawValue;
import io.github.solarcloud2mqtt.plant.Reading;
import io.github.solarcloud2mqtt.plant.UnitSettings;
import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.values.guard.ValueGuards;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeviceValuesTest {

    private static final Instant START = Instant.parse("2026-06-01T10:00:00Z");
    private static final String INVERTER = "7001_1_1_1";

    private final Path folder = Jimfs.newFileSystem(Configuration.unix()).getPath("/state");
    private final Catalog catalog = new Catalog("isolarcloud", new UnitSettings(EnergyUnit.KWH, PowerUnit.W));
    private AccountValues states;
    private Instant now = START;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(folder);
        restart();
    }

    private void restart() {
        states = new AccountValues(
                catalog,
                new ValueGuards(new StateDirectory(folder), new AccountName("home")),
                new TimestampZones(ZoneOffset.UTC, List.of(ZoneOffset.ofHours(8))));
        discover(Optional.of(ZoneOffset.ofHours(2)));
    }

    private void discover(Optional<ZoneId> zone) {
        List<MeasuringPoint> points = Stream.of("1", "2", "24", "4", "29")
                .map(id -> catalog.describe("1", id, "", ""))
                .toList();
        Device device = new Device(
                INVERTER,
                "7001",
                new DeviceType("1", "Inverter"),
                "Inverter",
                Hardware.UNKNOWN,
                Optional.of("7001_11_0_0"));
        states.update(
                List.of(new MonitoredDevice(
                        new Plant("7001", "Roof", zone), device, points, Map.of(), Set.of(), List.of())),
                true);
    }

    @Test
    void theUnitOfEachReadingDecidesAndTheGuardsSeeNoStep() {
        assertThat(read("2", "1530000", "")).isEqualTo("1530");
        assertThat(read("2", "1.53", "MWh")).isEqualTo("1530");
        assertThat(read("2", "1530.1", "kWh")).isEqualTo("1530.1");
        assertThat(read("2", "1530200", "Wh")).isEqualTo("1530.2");
        assertThat(read("2", "1.531", "MWh")).isEqualTo("1531");
    }

    @Test
    void aLifetimeCounterShowsNeitherZeroNorAJump() {
        read("24", "4000", "W");
        assertThat(read("2", "0", "kWh")).isEqualTo("none");
        assertThat(read("2", "19405.7229", "kWh")).isEqualTo("19405.7229");
        assertThat(read("2", "21474836.47", "kWh")).isEqualTo("19405.7229");
        assertThat(read("2", "21474836.46", "kWh")).isEqualTo("19405.7229");
        assertThat(read("2", "-478739.743", "kWh")).isEqualTo("19405.7229");
        assertThat(read("2", "0", "kWh")).isEqualTo("19405.7229");
        assertThat(read("2", "19405.7229", "kWh")).isEqualTo("19405.7229");
        assertThat(read("2", "19406", "kWh")).isEqualTo("19406");
    }

    @Test
    void randomGlitchesOfALifetimeCounterAreNeverPublished() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> units = List.of("Wh", "kWh", "MWh", "GWh");
        BigDecimal count = new BigDecimal("5000000");
        read("24", "5000", "W");
        read("2", count.toPlainString(), "Wh");
        boolean glitched = false;
        for (int reading = 0; reading < 2000; reading++) {
            boolean glitch = !glitched && random.nextInt(4) == 0;
            glitched = glitch;
            if (!glitch) {
                count = count.add(BigDecimal.valueOf(random.nextInt(400)));
            }
            BigDecimal sent = glitch
                    ? List.of(
                                    BigDecimal.ZERO,
                                    count.negate(),
                                    count.divide(BigDecimal.TEN),
                                    count.multiply(BigDecimal.TEN))
                            .get(random.nextInt(4))
                    : count;
            int unit = random.nextInt(units.size());
            String shown = read("2", sent.scaleByPowerOfTen(-3 * unit).toPlainString(), units.get(unit));
            assertThat(new BigDecimal(shown))
                    .as("seed %d, reading %d", seed, reading)
                    .isEqualByComparingTo(count.scaleByPowerOfTen(-3));
        }
    }

    @Test
    void aStatusInWordsIsPublished() {
        assertThat(read("29", "Running", "")).isEqualTo("Running");
    }

    @Test
    void theFillerOfARegisterIsNoValue() {
        assertThat(read("24", "6553.5", "W")).isEqualTo("none");
        assertThat(read("4", "-0.1", "℃")).isEqualTo("none");
        assertThat(read("4", "3.5", "℃")).isEqualTo("3.5");
        assertThat(read("4", "-0.1", "℃")).isEqualTo("-0.1");
    }

    @Test
    void dataFromTheFutureIsNotFresh() {
        accept(Map.of(), "2026-06-01T23:00");
        assertThat(isOnline()).isFalse();
        accept(Map.of(), "2026-06-01T12:05");
        assertThat(isOnline()).isTrue();
        for (int reading = 0; reading < 5; reading++) {
            accept(Map.of(), "2026-06-02T00:0" + reading);
        }
        assertThat(isOnline()).isFalse();
    }

    @Test
    void theZoneOfAPlantIsLearnedLater() {
        restart();
        states = new AccountValues(
                catalog,
                new ValueGuards(new StateDirectory(folder), new AccountName("home")),
                new TimestampZones(ZoneOffset.UTC, List.of()));
        discover(Optional.empty());
        assertThat(states.resolve(INVERTER, LocalDateTime.parse("2026-06-01T15:00")))
                .hasToString("2026-06-01T15:00Z");
        discover(Optional.of(ZoneId.of("+05:30")));
        assertThat(states.resolve(INVERTER, LocalDateTime.parse("2026-06-01T15:00")))
                .hasToString("2026-06-01T15:00+05:30");
        assertThat(states.atPlant(INVERTER, START)).hasToString("2026-06-01T15:30+05:30");
        discover(Optional.empty());
        assertThat(states.atPlant(INVERTER, START)).hasToString("2026-06-01T15:30+05:30");
    }

    @Test
    void theZoneOfAPlantIsLearnedFromAReading() {
        states = new AccountValues(
                catalog,
                new ValueGuards(new StateDirectory(folder), new AccountName("home")),
                new TimestampZones(ZoneOffset.UTC, List.of()));
        discover(Optional.empty());
        states.accept(
                new Reading(
                        INVERTER,
                        Optional.of(LocalDateTime.parse("2026-06-01T15:25")),
                        Optional.of(true),
                        Optional.empty(),
                        Map.of(),
                        Optional.of(ZoneId.of("+05:30"))),
                Set.of(),
                START);
        assertThat(states.all().iterator().next().time()).contains(OffsetDateTime.parse("2026-06-01T15:25+05:30"));
        assertThat(states.atPlant(INVERTER, START)).hasToString("2026-06-01T15:30+05:30");
    }

    private boolean isOnline() {
        return states.all().iterator().next().isOnline(now, Duration.ofMinutes(15));
    }

    private void accept(Map<String, RawValue> values, String time) {
        now = now.plusSeconds(300);
        states.accept(
                new Reading(
                        INVERTER,
                        Optional.of(LocalDateTime.parse(time)),
                        Optional.of(true),
                        Optional.empty(),
                        new HashMap<>(values)),
                values.keySet(),
                now);
    }

    /** The published value of a point, five minutes after the reading before. */
    private String read(String point, String value, String unit) {
        LocalDateTime time = LocalDateTime.ofInstant(now.plusSeconds(270), ZoneOffset.ofHours(2));
        accept(Map.of(point, new RawValue(value, unit)), time.toString());
        String key = catalog.describe("1", point, "", "").key();
        return Optional.ofNullable(states.all().iterator().next().values().get(key))
                .map(PointValue::text)
                .orElse("none");
    }
}

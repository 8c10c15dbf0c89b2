package io.github.solarcloud2mqtt.values.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.solarcloud2mqtt.cloud.ScriptedCloud;
import io.github.solarcloud2mqtt.integration.DamagedResponses;
import io.github.solarcloud2mqtt.mqtt.LogProbe;
import io.github.solarcloud2mqtt.plant.AccountName;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Device.Hardware;
import io.github.solarcloud2mqtt.plant.DeviceType;
import io.github.solarcloud2mqtt.plant.EnergyUnit;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import io.github.solarcloud2mqtt.plant.PointKind;
import io.github.solarcloud2mqtt.plant.PointValue;
import io.github.solarcloud2mqtt.plant.Scale;
import io.github.solarcloud2mqtt.plant.Unit;
import io.github.solarcloud2mqtt.plant.ValueFormat;
import io.github.solarcloud2mqtt.state.StateDirectory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueGuardsTest {

    private static final String INVERTER = "7001_1_1_1";
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Unit WH = EnergyUnit.WH.unit();
    private static final Unit KWH = EnergyUnit.KWH.unit();
    private static final Unit MWH = EnergyUnit.MWH.unit();

    private final Path folder = Jimfs.newFileSystem(Configuration.unix()).getPath("/state");
    private final Path file = folder.resolve("counters-home.json");
    private ValueGuards guards;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(folder);
        restart();
    }

    private void restart() {
        guards = new ValueGuards(new StateDirectory(folder), new AccountName("home"));
    }

    @Test
    void aLifetimeCounterIsHeldAlsoAfterARestart() throws Exception {
        lifetime("5000.5");
        guards.save();
        assertThat(file)
                .hasContent(
                        "{\"7001_1_1_1/p2\":{\"value\":\"5000500\",\"unit\":\"Wh\",\"time\":\"2026-06-01T12:00:00Z\"}}");
        restart();
        assertThat(lifetime("0")).isEqualTo("5000.5");
    }

    @Test
    void aDropHasToBeConfirmedAgainAfterARestart() {
        lifetime("5000");
        lifetime("3");
        lifetime("3");
        guards.save();
        restart();
        assertThat(lifetime("3")).isEqualTo("5000");
        assertThat(lifetime("3")).isEqualTo("5000");
        assertThat(lifetime("4")).isEqualTo("4");
    }

    @Test
    void yesterdaysValueIsWithheldAlsoAfterARestart() {
        daily("12.3", "2026-06-01T23:55");
        assertThat(daily("12.3", "2026-06-02T00:05")).isFalse();
        guards.save();
        assertThat(file)
                .hasContent("{\"7001_1_1_1/p1\":{\"value\":\"12300\",\"day\":\"2026-06-02\",\"yesterday\":\"12300\","
                        + "\"unit\":\"Wh\"}}");
        restart();
        assertThat(daily("12.3", "2026-06-02T07:00")).isFalse();
        assertThat(daily("0", "2026-06-02T07:05")).isTrue();
    }

    @Test
    void aRestartOverMidnightKnowsYesterdaysValue() {
        daily("12.3", "2026-06-01T23:55");
        guards.save();
        restart();
        assertThat(daily("12.3", "2026-06-02T00:05")).isFalse();
    }

    @Test
    void countersAreJudgedSeparately() {
        lifetime("5000");
        assertThat(lifetime(counter(INVERTER, "3", KWH), "1", NOON)).isEqualTo("1");
        assertThat(lifetime(counter("7001_1_2_1", "2", KWH), "2", NOON)).isEqualTo("2");
        assertThat(lifetime("4")).isEqualTo("5000");
    }

    @Test
    void onlyAChangeIsWritten() throws Exception {
        lifetime("5000");
        guards.save();
        Files.delete(file);
        lifetime("5000");
        guards.save();
        assertThat(file).doesNotExist();
        lifetime("5001");
        guards.save();
        assertThat(file).exists();
    }

    @Test
    void aDropIsLoggedOnce() throws Exception {
        try (LogProbe log = new LogProbe(ValueGuards.class)) {
            lifetime("5000");
            lifetime("7");
            lifetime("7");
            assertThat(log.rest())
                    .containsExactly(
                            "INFO The lifetime counter 7001_1_1_1/p2 went from 5000 to 7 kWh. The old value stays "
                                    + "until three readings confirm the new one.");
        }
    }

    @Test
    void aZeroIsLoggedOnce() throws Exception {
        try (LogProbe log = new LogProbe(ValueGuards.class)) {
            lifetime("5000");
            lifetime("0");
            lifetime("0");
            assertThat(log.rest())
                    .containsExactly("INFO The lifetime counter 7001_1_1_1/p2 went from 5000 to 0 kWh. The old value "
                            + "stays, because the new one is impossible.");
        }
    }

    @Test
    void aChangedUnitCausesNoStep() {
        assertThat(lifetime(counter(INVERTER, "2", KWH), "5000", NOON)).isEqualTo("5000");
        assertThat(lifetime(counter(INVERTER, "2", MWH), "5.001", NOON.plusSeconds(300)))
                .isEqualTo("5.001");
        guards.save();
        restart();
        assertThat(lifetime(counter(INVERTER, "2", WH), "4", NOON.plusSeconds(600)))
                .isEqualTo("5001000");
    }

    @Test
    void aFileOfAnEarlierVersionIsRead() throws Exception {
        Files.writeString(
                file,
                "{\"7001_1_1_1/p2\":{\"value\":\"5000500\"},"
                        + "\"7001_1_1_1/p1\":{\"value\":\"12300\",\"day\":\"2026-06-01\",\"yesterday\":\"9000\"}}");
        restart();
        assertThat(lifetime("4")).isEqualTo("5000.5");
        assertThat(daily("12.3", "2026-06-02T00:05")).isFalse();
        assertThat(daily("0.1", "2026-06-02T05:05")).isTrue();
    }

    @Test
    void powerLimitsSurviveARestart() throws Exception {
        guards.sawPower(device(INVERTER), new BigDecimal("-4200"));
        lifetime("5000");
        guards.save();
        assertThat(file)
                .hasContent(
                        "{\"7001_1_1_1/largest_power\":{\"value\":\"4200\",\"unit\":\"W\"},"
                                + "\"7001_1_1_1/p2\":{\"value\":\"5000000\",\"unit\":\"Wh\",\"time\":\"2026-06-01T12:00:00Z\"}}");
        restart();
        Counter counter = counter(INVERTER, "2", KWH);
        // 4.2 kW, with a margin of a quarter, for two hours.
        assertThat(lifetime(counter, "5011.0", NOON.plusSeconds(3600))).isEqualTo("5000");
        assertThat(lifetime(counter, "5010.5", NOON.plusSeconds(3600))).isEqualTo("5010.5");
    }

    @Test
    void aCounterWithoutAPowerIsLimitedByThePlants() {
        guards.sawPower(device(INVERTER), new BigDecimal("3000"));
        guards.sawPower(device("7001_1_2_1"), new BigDecimal("2000"));
        Counter plant = counter("7001_11_0_0", "2", KWH);
        assertThat(lifetime(plant, "100.0", NOON)).isEqualTo("100");
        assertThat(lifetime(plant, "107.2", NOON.plusSeconds(300))).isEqualTo("100");
        assertThat(lifetime(plant, "106.9", NOON.plusSeconds(300))).isEqualTo("106.9");
    }

    @Test
    void aTimeInTheFutureIsIgnored() throws Exception {
        guards.sawPower(device(INVERTER), new BigDecimal("1000"));
        guards.save();
        Files.writeString(
                file,
                "{\"7001_1_1_1/largest_power\":{\"value\":\"1000\"},\"7001_1_1_1/p2\":"
                        + "{\"value\":\"5000000\",\"unit\":\"Wh\",\"time\":\"2029-06-01T12:00:00Z\"}}");
        restart();
        assertThat(lifetime("5600")).isEqualTo("5600");
    }

    @Test
    void aDamagedEntryDoesNotAffectOthers() throws Exception {
        Files.writeString(file, """
                {"a/p1":{"value":"1","day":"yesterday"},
                 "b/p2":{"value":"x"},
                 "c/p2":{},
                 "d/p2":null,
                 "e/p1":{"value":"1","day":"2026-06-01","yesterday":"--"},
                 "7001_1_1_1/p2":{"value":"5000000"}}""");
        try (LogProbe log = new LogProbe(ValueGuards.class)) {
            restart();
            assertThat(log.rest())
                    .containsExactlyInAnyOrder(
                            damaged("a/p1"), damaged("b/p2"), damaged("c/p2"), damaged("d/p2"), damaged("e/p1"));
        }
        assertThat(lifetime("0")).isEqualTo("5000");
    }

    private static String damaged(String counter) {
        return "WARN The stored state of the counter " + counter + " is damaged and is ignored.";
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+999999999", "1E-999999999", "1E+2147483647"})
    void anOversizedNumberIsNotStored(String number) throws Exception {
        Files.writeString(file, "{\"7001_1_1_1/p2\":{\"value\":\"" + number + "\"}}");
        restart();
        assertThat(lifetime("7")).isEqualTo("7");
        guards.save();
        assertThat(file)
                .hasContent(
                        "{\"7001_1_1_1/p2\":{\"value\":\"7000\",\"unit\":\"Wh\",\"time\":\"2026-06-01T12:00:00Z\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-01-01", "+999999999-12-31", "-999999999-01-01", "2026-05-31"})
    void aDayThatIsFarFromTodayWithholdsNothingOfToday(String day) throws Exception {
        Files.writeString(file, "{\"7001_1_1_1/p1\":{\"value\":\"99\",\"day\":\"" + day + "\",\"yesterday\":\"3\"}}");
        restart();
        assertThat(daily("3.5", "2026-06-01T12:00")).isTrue();
        assertThat(daily("3.6", "2026-06-01T12:05")).isTrue();
    }

    @Test
    void anyFileContentIsTolerated() throws Exception {
        DamagedResponses damage =
                new DamagedResponses("{\"7001_1_1_1/p2\":{\"value\":\"5000\"},\"7001_1_1_1/p1\":{\"value\":\"12.3\","
                        + "\"day\":\"2026-06-01\",\"yesterday\":\"9.9\"}}");
        for (int round = 0; round < 300; round++) {
            byte[] bytes = damage.next();
            Files.write(file, bytes);
            assertThatCode(() -> {
                        restart();
                        for (int reading = 0; reading < 3; reading++) {
                            lifetime("7");
                            daily("0.1", "2026-06-02T12:00");
                        }
                        guards.save();
                    })
                    .as("%s", damage)
                    .doesNotThrowAnyException();
            assertThat(lifetime("8")).as("%s", damage).isEqualTo("8");
        }
    }

    private String lifetime(String value) {
        return lifetime(counter(INVERTER, "2", KWH), value, NOON);
    }

    private String lifetime(Counter counter, String value, Instant measured) {
        return guards.lifetime(counter, new BigDecimal(value), measured, true)
                .map(number -> new PointValue.Numeric(number).text())
                .orElse("none");
    }

    private boolean daily(String value, String moment) {
        LocalDateTime time = LocalDateTime.parse(moment);
        return guards.daily(counter(INVERTER, "1", KWH), new BigDecimal(value), time, time, true)
                .isPresent();
    }

    private static MonitoredDevice device(String id) {
        return new MonitoredDevice(
                ScriptedCloud.PLANT,
                new Device(
                        id,
                        "7001",
                        new DeviceType("1", "Inverter"),
                        "Inverter",
                        Hardware.UNKNOWN,
                        Optional.of("7001_11_0_0")),
                List.of(),
                Map.of(),
                Set.of(),
                List.of());
    }

    /** A counter that the cloud reports in Wh. */
    private static Counter counter(String device, String point, Unit unit) {
        return new Counter(
                device(device),
                new MeasuringPoint(
                        point,
                        "total_yield",
                        "Total yield",
                        ValueFormat.of(PointKind.LIFETIME_COUNTER, unit.symbol(), Scale.powerOfTen(-unit.exponent())),
                        true,
                        false),
                Optional.of(unit));
    }
}

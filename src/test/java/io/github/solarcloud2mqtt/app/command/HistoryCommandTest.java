package io.github.solarcloud2mqtt.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryCommandTest {
    private static final String INVERTER = "974621_14_1_1";

    private final Instant now = InstantSource.system().instant();

    /** A plant whose values are complete. */
    private final LocalDate day =
            LocalDate.ofInstant(now, ZoneOffset.ofHours(1)).minusDays(5);

    private TestHome home;
    private Path folder;

    @BeforeEach
    void startCloud(@TempDir Path temp) throws IOException {
        folder = temp;
        home = new TestHome(temp, InstantSource.system(), 1, now.minus(Duration.ofDays(20)));
    }

    @AfterEach
    void stopCloud() {
        home.close();
    }

    private Console history(String... options) {
        List<String> all = new ArrayList<>(
                List.of("history", "--config", home.configuration().toString()));
        all.addAll(List.of(options));
        return Console.run(all.toArray(String[]::new));
    }

    private Console ofDay(String... options) {
        List<String> all = new ArrayList<>(List.of(
                "--from",
                day.toString(),
                "--to",
                day.plusDays(1).toString(),
                "--device",
                INVERTER,
                "--point",
                "total_yield"));
        all.addAll(List.of(options));
        return history(all.toArray(String[]::new));
    }

    @Test
    void aTableOfADay() {
        Console console = ofDay();
        assertThat(console.exitCode()).isZero();
        List<String> lines = console.out().lines().toList();
        assertThat(lines).hasSize(25).first().isEqualTo("time,plant,device,point,value,unit");
        assertThat(lines.get(1))
                .matches(day + "T00:00:00\\+01:00,974621,974621_14_1_1,total_yield,19\\d{3}(\\.\\d{1,4})?,kWh");
        assertThat(lines.get(24)).startsWith(day + "T23:00:00+01:00,");
        assertThat(console.err()).isEqualTo("24 values written, 6 calls made.\n");
        assertThat(home.cloud.violations()).isEmpty();
    }

    @Test
    void jsonLinesHaveNumbers() {
        assertThat(ofDay("--format", "jsonl").out().lines().findFirst().orElseThrow())
                .matches("\\{\"time\":\"" + day
                        + "T00:00:00\\+01:00\",\"plant\":\"974621\",\"device\":\"974621_14_1_1\","
                        + "\"point\":\"total_yield\",\"value\":19[0-9.]+,\"unit\":\"kWh\"}");
    }

    @Test
    void lineProtocolHasALineForEachDeviceAndTime() {
        Console console = ofDay("--format", "influx", "--point", "daily_yield");
        assertThat(console.out().lines().toList()).hasSize(24);
        assertThat(console.out().lines().findFirst().orElseThrow())
                .matches("solar,plant=974621,device=974621_14_1_1 daily_yield=0,total_yield=19[0-9.]+ "
                        + day.atStartOfDay().toEpochSecond(ZoneOffset.ofHours(1)));
    }

    @Test
    void daysCarryTheirEnergy() {
        Console console =
                history("--from", day.toString(), "--step", "1d", "--point", "daily_yield", "--device", INVERTER);
        assertThat(console.exitCode()).isZero();
        List<String> lines = console.out().lines().toList();
        assertThat(lines).hasSize(6);
        assertThat(lines.get(1)).startsWith(day + "T00:00:00+01:00,974621,974621_14_1_1,daily_yield,");
    }

    @Test
    void theSameCommandContinuesAFile() throws IOException {
        Path file = folder.resolve("out.csv");
        String name = file.toString();
        assertThat(ofDay("--output", name).exitCode()).isZero();
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() / 2));
        Console second = ofDay("--output", name);
        assertThat(second.out()).isEmpty();
        assertThat(file).hasContent(whole.strip());
    }

    @Test
    void aFileWithOtherContentIsNotTouched() throws IOException {
        Path file = Files.writeString(folder.resolve("out.csv"), "my,own,table\n1,2,3\n");
        Console console = ofDay("--output", file.toString());
        assertThat(console.err())
                .contains(
                        file
                                + " is no csv file of past values, so nothing is written to it. Give another file with --output.");
        assertThat(console.exitCode()).isEqualTo(1);
        assertThat(file).hasContent("my,own,table\n1,2,3");
    }

    @Test
    void aDryRunAsksForNothingButTheInventory() {
        Console console = ofDay("--dry-run");
        assertThat(console.out()).isEmpty();
        assertThat(console.err())
                .isEqualTo("Cloud home: 6 calls; with half of the quota, 1000 calls in an hour, without waiting.\n");
        assertThat(home.cloud.callCounts()).doesNotContainKeys("getDevicePointMinuteDataList", "getDeviceRealTimeData");
    }

    @Test
    void aDeviceThatRefusesItsSeriesIsSkipped() {
        home.faultInjection().refuseSeries("974621_7_1_1");
        Console console = history("--from", day + "T10:00", "--to", day + "T11:00", "--point", "total_grid_import");
        assertThat(console.out()).contains(",974621_14_1_1,").doesNotContain(",974621_7_1_1,");
        assertThat(console.err())
                .contains("Left out: 974621_7_1_1: the cloud does not let this account read its past values.\n");
        assertThat(console.exitCode()).isEqualTo(1);
    }

    @Test
    void stampsInTheZoneOfTheServersMeanTheSame() {
        String plain = ofDay().out();
        home.faultInjection().printSeriesInServersZone();
        assertThat(ofDay().out()).isEqualTo(plain);
    }

    @Test
    void aWrongPassword() {
        home.password("wrong");
        Console console = ofDay();
        assertThat(console.err()).contains("Left out: cloud home. The password is wrong.");
        assertThat(console.exitCode()).isEqualTo(1);
    }

    @Test
    void wrongOptions() {
        assertThat(history("--from", "yesterday").err())
                .contains("'yesterday' is neither a date such as 2024-01-01 nor a time such as 2024-01-01T12:00");
        assertThat(history("--from", "2026-01-02", "--to", "2026-01-01").err())
                .contains("--to must be later than --from.");
        assertThat(history("--from", "2026-01-02", "--step", "2h").err())
                .contains("'2h' is no step; must be 5m, 15m, 30m, 1h, 1d, 1mo or 1y");
        Console cloud = history("--from", "2026-01-02", "--cloud", "office");
        assertThat(cloud.err()).contains("There is no cloud office in the configuration. There are: home.");
        assertThat(cloud.exitCode()).isEqualTo(2);
    }

    @Test
    void nothingThatIsWanted() {
        Console console = history("--from", day.toString(), "--plant", "1");
        assertThat(console.err())
                .contains(
                        "Left out: cloud home has none of the wanted plants, devices and points. Run check to see what there is.");
        assertThat(console.exitCode()).isEqualTo(1);
    }
}

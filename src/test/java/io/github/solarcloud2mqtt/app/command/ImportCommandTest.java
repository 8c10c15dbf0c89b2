package io.github.solarcloud2mqtt.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.history.homeassistant.FakeHomeAssistant;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code history --into home-assistant}. */
class ImportCommandTest {
    private static final String YIELD = "sensor.solar_yield";
    private static final String UNIQUE_ID = "isolarcloud_974621_14_1_1_p13134";

    private final Instant now = InstantSource.system().instant();
    private final LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(5);
    private final Instant live = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);

    private TestHome home;
    private FakeHomeAssistant homeAssistant;
    private String url = "";
    private String token = FakeHomeAssistant.TOKEN;

    @BeforeEach
    void start(@TempDir Path temp) throws IOException {
        home = new TestHome(temp, InstantSource.system(), 1, now.minus(Duration.ofDays(20)));
        homeAssistant = new FakeHomeAssistant();
        url = homeAssistant.url();
    }

    @AfterEach
    void stop() {
        homeAssistant.close();
        home.close();
    }

    private Console history(String... options) throws IOException {
        Path configuration = home.configuration();
        Files.writeString(
                configuration,
                Files.readString(configuration)
                        + "home-assistant { url = \"%s/\", token = \"%s\" }".formatted(url, token));
        return withConfiguration(configuration, options);
    }

    private Console withConfiguration(Path configuration, String... options) {
        List<String> all = new ArrayList<>(List.of(
                "history",
                "--config",
                configuration.toString(),
                "--from",
                day.toString(),
                "--device",
                "974621_14_1_1",
                "--point",
                "total_yield",
                "--into",
                "home-assistant"));
        all.addAll(List.of(options));
        return Console.run(all.toArray(String[]::new));
    }

    private void withStatistics() {
        homeAssistant.sensor(UNIQUE_ID, YIELD, "kWh", true);
        for (int hour = 0; hour < Duration.between(live, now).toHours(); hour++) {
            homeAssistant.record(
                    YIELD,
                    live.plus(Duration.ofHours(hour)),
                    Map.of("state", BigDecimal.valueOf(50_000L), "sum", BigDecimal.ZERO));
        }
    }

    private static void assertFails(Console console, String sentence) {
        assertThat(console.err()).isEqualTo(sentence + "\n");
        assertThat(console.exitCode()).isEqualTo(1);
    }

    @Test
    void theHoursBeforeTheFirstAreWritten() throws IOException {
        withStatistics();
        Console console = history();
        assertThat(console.err()).matches("25 hours of 1 entities written, \\d+ calls made\\.\n");
        assertThat(console.exitCode()).isZero();
        assertThat(homeAssistant.hours(YIELD).firstKey()).isEqualTo(Instant.parse("2000-01-01T00:00:00Z"));
        assertThat(homeAssistant.hours(YIELD).headMap(live, false)).hasSize(26);
        assertThat(history().err()).isEqualTo("0 hours of 0 entities written, 0 calls made.\n");
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        withStatistics();
        Console console = history("--dry-run");
        assertThat(console.err())
                .matches(
                        "Cloud home: 25 hours of 1 entities are missing; \\d+ calls; with half of the quota, 1000 calls in an "
                                + "hour, without waiting\\.\n");
        assertThat(homeAssistant.written()).isZero();
        assertThat(home.cloud.callCounts()).doesNotContainKeys("getDevicePointMinuteDataList");
    }

    @Test
    void aDryRunWithoutMissingHours() throws IOException {
        withStatistics();
        assertThat(history().exitCode()).isZero();
        assertThat(history("--dry-run").err()).isEqualTo("Cloud home: no hours are missing.\n");
    }

    @Test
    void anEntityThatHomeAssistantDoesNotKnow() throws IOException {
        Console console = history();
        assertThat(console.err())
                .contains("Left out: 1 entities that Home Assistant does not know, such as the one with the unique id "
                        + UNIQUE_ID
                        + ". Run the bridge with the same broker as Home Assistant, then this command again.\n");
        assertThat(console.exitCode()).isEqualTo(1);
    }

    @Test
    void anEntityThatIsDisabled() throws IOException {
        homeAssistant.register(UNIQUE_ID, YIELD, "integration");
        Console console = history();
        assertThat(console.err())
                .contains("1 entities are disabled in Home Assistant, so that it keeps no statistics of them.\n");
        assertThat(console.exitCode()).isZero();
    }

    @Test
    void anEntityWithoutStatistics() throws IOException {
        String sentence =
                "Left out: 1 entities without statistics in Home Assistant, such as sensor.solar_yield. Their sums can only run up to what Home Assistant has recorded: wait for its first full hour, then run this command again.\n";
        homeAssistant.register(UNIQUE_ID, YIELD, null);
        assertThat(history().err()).contains(sentence);
        homeAssistant.sensor(UNIQUE_ID, YIELD, "kWh", true);
        Console console = history();
        assertThat(console.err()).contains(sentence);
        assertThat(console.exitCode()).isEqualTo(1);
    }

    @Test
    void anotherUnit() throws IOException {
        withStatistics();
        homeAssistant.list(YIELD, "statistics_unit_of_measurement", "Wh");
        assertThat(history().err())
                .contains(
                        "Left out: sensor.solar_yield: Home Assistant keeps its statistics in Wh, but the bridge publishes kWh. "
                                + "Set the same unit under Developer tools, Statistics, or under units in the configuration.\n");
        homeAssistant.list(YIELD, "statistics_unit_of_measurement", null);
        assertThat(history().err()).contains("keeps its statistics in no unit, but");
    }

    @Test
    void statisticsOfAnotherKind() throws IOException {
        withStatistics();
        homeAssistant.list(YIELD, "has_sum", false);
        assertThat(history().err())
                .contains("Left out: sensor.solar_yield: Home Assistant does not keep sums of it. "
                        + "Delete its statistics under Developer tools, Statistics.\n");
    }

    @Test
    void anHourWithoutASumNextToAGap() throws IOException {
        withStatistics();
        homeAssistant.record(YIELD, live, Map.of("state", BigDecimal.ONE));
        Console console = history();
        assertThat(console.err())
                .contains("Left out: sensor.solar_yield: its statistics have an hour without a sum, next to a gap.\n");
        assertThat(console.exitCode()).isEqualTo(1);
    }

    @Test
    void homeAssistantsOfBefore2025SayWhetherTheyKeepMeans() throws IOException {
        withStatistics();
        homeAssistant.list(YIELD, "mean_type", null);
        homeAssistant.list(YIELD, "unit_class", null);
        assertThat(history().exitCode()).isZero();
    }

    @Test
    void anImportThatIsRefused() throws IOException {
        withStatistics();
        homeAssistant.refuse("recorder/import_statistics", "home_assistant_error");
        assertFails(
                history(),
                "0 hours of 0 entities written, 9 calls made.\nHome Assistant refuses recorder/import_statistics: the message");
    }

    @Test
    void aWrongToken() throws IOException {
        token = "wrong";
        assertFails(
                history(),
                "Home Assistant does not accept the token. Create a long-lived access token on the page of your user, under "
                        + "Security, and give it as home-assistant.token or HOME_ASSISTANT_TOKEN.");
    }

    @Test
    void aTokenOfAUserWithoutRights() throws IOException {
        homeAssistant.refuse("recorder/list_statistic_ids", "unauthorized");
        assertFails(
                history(),
                "The token belongs to a user who is not an administrator, as the import of statistics needs. Create the token as "
                        + "an administrator.");
    }

    @Test
    void aRecorderThatIsOff() throws IOException {
        homeAssistant.refuse("recorder/list_statistic_ids", "unknown_command");
        assertFails(
                history(),
                "Home Assistant's recorder is off, so that it keeps no statistics. Switch it on (default_config or recorder in "
                        + "configuration.yaml) and restart Home Assistant.");
    }

    @Test
    void aCommandThatIsUnknown() throws IOException {
        homeAssistant.refuse("config/entity_registry/list", "unknown_command");
        assertFails(history(), "This Home Assistant does not know the command config/entity_registry/list. Update it.");
    }

    @Test
    void aWrongAddress() throws IOException {
        String server = url;
        url = server + "/lovelace";
        assertFails(
                history(),
                url
                        + " answers with HTTP 404 instead of Home Assistant's WebSocket. home-assistant.url must be the address of "
                        + "Home Assistant in the browser, without a page, such as http://homeassistant.local:8123.");
    }

    @Test
    void nobodyThere() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            url = "http://127.0.0.1:" + free.getLocalPort();
        }
        assertThat(history().err())
                .startsWith("Home Assistant at " + url + " cannot be reached (Failed to connect to /127.0.0.1:")
                .endsWith("). Check home-assistant.url, and whether Home Assistant is running.\n");
    }

    @Test
    void aCertificateThatNobodyKnows() throws IOException {
        homeAssistant.close();
        homeAssistant = FakeHomeAssistant.withUnknownCertificate();
        url = homeAssistant.url();
        assertThat(history().err())
                .startsWith("There is no TLS connection to Home Assistant at " + url + " (")
                .endsWith(
                        "). The certificate must be valid for this host; if Home Assistant has none, begin home-assistant.url "
                                + "with http://.\n");
    }

    @Test
    void aConnectionThatEnds() throws IOException {
        homeAssistant.disconnect();
        assertFails(
                history(),
                "Home Assistant ended the connection (shutting down). The same command goes on where this one ended.");
    }

    @Test
    void aCloudThatRefuses() throws IOException {
        withStatistics();
        home.password("wrong");
        Console console = history();
        assertThat(console.err()).contains("Left out: cloud home. The password is wrong.");
        assertThat(console.exitCode()).isEqualTo(1);
    }

    @Test
    void wrongOptions() throws IOException {
        assertThat(history("--step", "1h").err())
                .contains("--step cannot be given with --into; Home Assistant's statistics have hours.");
        assertThat(history("--output", "x.csv").err()).contains("--output cannot be given with --into");
        Console console = Console.run("history", "--from", "2026-01-01", "--into", "openhab");
        assertThat(console.err()).contains("--into must be home-assistant.");
        assertThat(console.exitCode()).isEqualTo(2);
    }

    @Test
    void noUrlAndNoToken() {
        Console console = withConfiguration(home.configuration());
        assertThat(console.err())
                .contains(
                        "--into home-assistant needs home-assistant.url, such as http://homeassistant.local:8123, and "
                                + "home-assistant.token, a long-lived access token, in the configuration, or HOME_ASSISTANT_URL and "
                                + "HOME_ASSISTANT_TOKEN in the environment.");
        assertThat(console.exitCode()).isEqualTo(2);
    }
}

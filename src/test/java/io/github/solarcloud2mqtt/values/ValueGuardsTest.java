package io.github.solarcloud2mqtt.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.solarcloud2mqtt.integration.DamagedResponses;
import io.github.solarcloud2mqtt.mqtt.LogProbe;
import io.github.solarcloud2mqtt.plant.AccountName;
import io.github.solarcloud2mqtt.state.StateDirectory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueGuardsTest {

    private static final String INVERTER = "7001_1_1_1";

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
        lifetime("5000.50");
        guards.save();
        assertThat(file).hasContent("{\"7001_1_1_1/p2\":{\"value\":\"5000.50\"}}");
        restart();
        assertThat(lifetime("0")).isEqualTo("5000.50");
    }

    @Test
    void aDropHasToBeConfirmedAnewAfterARestart() {
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
                .hasContent("{\"7001_1_1_1/p1\":{\"value\":\"12.3\",\"day\":\"2026-06-02\",\"yesterday\":\"12.3\"}}");
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
    void countersOfOtherDevicesAndPointsAreJudgedByThemselves() {
        lifetime("5000");
        assertThat(guards.lifetime(INVERTER, "3", number("1"), true)).isEqualTo("1");
        assertThat(guards.lifetime("7001_1_2_1", "2", number("2"), true)).isEqualTo("2");
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
            lifetime("0");
            lifetime("0");
            assertThat(log.rest())
                    .containsExactly("INFO The lifetime counter 7001_1_1_1/p2 fell from 5000 to 0. The old value stays "
                            + "until three readings confirm the new one.");
        }
    }

    @Test
    void aDamagedEntryCostsOnlyItself() throws Exception {
        Files.writeString(file, """
                {"a/p1":{"value":"1","day":"yesterday"},
                 "b/p2":{"value":"x"},
                 "c/p2":{},
                 "d/p2":null,
                 "e/p1":{"value":"1","day":"2026-06-01","yesterday":"--"},
                 "7001_1_1_1/p2":{"value":"5000"}}""");
        try (LogProbe log = new LogProbe(ValueGuards.class)) {
            restart();
            assertThat(log.rest())
                    .containsExactlyInAnyOrder(
                            damaged("a/p1"), damaged("b/p2"), damaged("c/p2"), damaged("d/p2"), damaged("e/p1"));
        }
        assertThat(lifetime("0")).isEqualTo("5000");
    }

    private static String damaged(String counter) {
        return "WARN What was remembered of the counter " + counter + " is damaged; it is learned anew.";
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+999999999", "1E-999999999", "1E+2147483647"})
    void aNumberThatNoDiskCouldHoldIsNotRemembered(String number) throws Exception {
        Files.writeString(file, "{\"7001_1_1_1/p2\":{\"value\":\"" + number + "\"}}");
        restart();
        assertThat(lifetime("7")).isEqualTo("7");
        guards.save();
        assertThat(file).hasContent("{\"7001_1_1_1/p2\":{\"value\":\"7\"}}");
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
    void whateverTheFileHoldsTheGuardsWork() throws Exception {
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

    private BigDecimal lifetime(String value) {
        return guards.lifetime(INVERTER, "2", number(value), true);
    }

    private boolean daily(String value, String moment) {
        LocalDateTime time = LocalDateTime.parse(moment);
        return guards.daily(INVERTER, "1", number(value), time, time);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}

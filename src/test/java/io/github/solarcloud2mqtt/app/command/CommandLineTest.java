package io.github.solarcloud2mqtt.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.solarcloud2mqtt.app.component.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class CommandLineTest {

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();

    @TempDir
    private Path folder;

    @AfterEach
    void setLevelBack() {
        root.setLevel(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run", "demo", "check", "authorize", "history"})
    void everyCommandHasHelp(String command) {
        Console console = Console.run((command + " --help").strip().split(" "));
        assertThat(console.out())
                .startsWith(("Usage: solarcloud2mqtt " + command).strip() + " [-hV]")
                .contains("--config=FILE")
                .contains("--log-level=LEVEL")
                .contains("ERROR, WARN, INFO, DEBUG, TRACE");
        assertThat(console.err()).isEmpty();
        assertThat(console.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run", "demo", "check", "authorize", "history"})
    void everyCommandPrintsTheVersion(String command) {
        assertThat(Console.run((command + " --version").strip().split(" ")))
                .isEqualTo(new Console(0, "solarcloud2mqtt " + Version.number() + "\n", ""));
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(Version.number()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void theHelpNamesTheCommandsAndWhatHappensWithoutOne() {
        assertThat(Console.run("--help").out())
                .contains("run", "demo", "check", "authorize", "history", "The default command is \"run\".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--wrong",
                "fly",
                "run --speed 2",
                "demo --vendor sun",
                "--log-level loud",
                "check --config",
                "demo --api v3"
            })
    void aWrongCommandLineIsRefused(String line) {
        Console console = Console.run(line.split(" "));
        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.out()).isEmpty();
        assertThat(console.err()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "10001", "NaN", "Infinity"})
    void anInvalidSpeedIsRefused(String speed) {
        Console console = Console.run("demo", "--speed", speed);
        assertThat(console.err())
                .startsWith("--speed ")
                .contains(" is not allowed; give a number above 0, up to 10000.");
        assertThat(console.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--encrypted", "--api oauth2"})
    void onlyIsolarcloudHasSeveralAccessMethods(String way) {
        assertThat(Console.run(("demo --vendor growatt " + way).split(" ")))
                .extracting(Console::exitCode, console -> console.err().lines().findFirst())
                .containsExactly(
                        2,
                        Optional.of("--api and --encrypted are for isolarcloud only: Growatt has only token access "
                                + "and unencrypted calls."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run", "check", "authorize"})
    void aMissingConfigurationFileIsRefused(String command) {
        Path file = folder.resolve("none.conf");
        assertThat(Console.run((command + " --config " + file).strip().split(" ")))
                .isEqualTo(new Console(
                        2,
                        "",
                        file + ": there is no such file; correct the path, or copy config.example.conf there\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run", "check", "authorize"})
    void allErrorsOfTheConfigurationAreReportedAtOnce(String command) throws IOException {
        Path file = Files.writeString(folder.resolve("config.conf"), """
                clouds.home {
                  region = mars
                  app-key = k, secret-key = s, auth { user = u, password = p }
                  poll-interval = soon
                }
                mqtt.qos = 3
                """);
        Console console = Console.run((command + " --config " + file).strip().split(" "));
        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.out()).isEmpty();
        assertThat(console.err().lines().map(line -> line.replace(file.toString(), "FILE")))
                .hasSize(3)
                .anyMatch(line -> line.startsWith("FILE: 2: clouds.home.region"))
                .anyMatch(line -> line.startsWith("FILE: 4: clouds.home.poll-interval"))
                .anyMatch(line -> line.startsWith("FILE: 6: mqtt.qos"));
    }

    @Test
    void commonOptionsMayPrecedeOrFollowTheCommand() {
        Path file = folder.resolve("none.conf");
        assertThat(Console.run("--config", file.toString(), "check"))
                .isEqualTo(Console.run("check", "--config", file.toString()));
    }

    @Test
    void theLogLevelIsApplied() {
        Console.run(
                "--log-level", "debug", "--config", folder.resolve("none.conf").toString());
        assertThat(root.getLevel()).isEqualTo(Level.DEBUG);
        Console.run("--config", folder.resolve("none.conf").toString());
        assertThat(root.getLevel()).isEqualTo(Level.INFO);
    }

    @ParameterizedTest
    @CsvSource({"trace, TRACE", "Warn, WARN", "'', INFO"})
    void theLogLevelMayComeFromTheEnvironment(String variable, String level) {
        run(
                Map.of("LOG_LEVEL", variable),
                "--config",
                folder.resolve("none.conf").toString());
        assertThat(root.getLevel()).isEqualTo(Level.valueOf(level));
        run(
                Map.of("LOG_LEVEL", variable),
                "--log-level",
                "error",
                "--config",
                folder.resolve("none.conf").toString());
        assertThat(root.getLevel()).isEqualTo(Level.ERROR);
    }

    @Test
    void anUnknownLogLevelInTheEnvironmentIsRefused() {
        StringWriter err = new StringWriter();
        int exitCode = Program.commandLine(Map.of("LOG_LEVEL", "loud"))
                .setErr(new PrintWriter(err))
                .execute("check");
        assertThat(err.toString())
                .startsWith(
                        "environment: LOG_LEVEL: loud is not allowed; must be one of error, warn, info, debug, trace");
        assertThat(exitCode).isEqualTo(2);
    }

    private static void run(Map<String, String> environment, String... arguments) {
        Program.commandLine(environment)
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments);
    }
}

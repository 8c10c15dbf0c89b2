package io.github.solarcloud2mqtt.app.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.solarcloud2mqtt.app.component.Version;
import io.github.solarcloud2mqtt.config.LoadedSettings;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.config.hocon.ConfigurationException;
import io.github.solarcloud2mqtt.config.section.ConfigurationLoader;
import io.github.solarcloud2mqtt.config.value.Excerpt;
import io.github.solarcloud2mqtt.demo.DemoCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line without a command, and the options of all commands. */
@Command(
        name = "solarcloud2mqtt",
        description = "Publishes the data of your plants from solar vendors' clouds to an MQTT broker.",
        footer = {"", "The default command is \"run\"."},
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        subcommands = {RunCommand.class, CheckCommand.class, AuthorizeCommand.class, HistoryCommand.class})
public final class Program implements Callable<Integer> {

    private static final String LOG_LEVEL = "LOG_LEVEL";
    private static final Path DEFAULT_FILE = Path.of("config.conf");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The configuration (default: ./config.conf; without one, the environment).")
    private @Nullable Path configFile;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            scope = ScopeType.INHERIT,
            description = "How much to log: ${COMPLETION-CANDIDATES} (default: LOG_LEVEL in the environment, or info).")
    private @Nullable LogLevel logLevel;

    @Spec
    private @Nullable CommandSpec spec;

    private final Map<String, String> environment;

    Program(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The command line with all commands. */
    public static CommandLine commandLine() {
        return commandLine(System.getenv());
    }

    /** The command line with all commands, with environment variables of the caller's choice. */
    static CommandLine commandLine(Map<String, String> environment) {
        Program program = new Program(environment);
        return new CommandLine(program)
                .addSubcommand(new DemoCommand(new DemoHostAdapter(program)))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new FailureReport());
    }

    @Override
    public Integer call() throws Exception {
        return new RunCommand(this).call();
    }

    /** Reads the configuration that the options name. */
    Settings settings() throws ConfigurationException {
        return loadedSettings().settings();
    }

    /** Reads the configuration that the options name, with the warnings about it, which are logged. */
    LoadedSettings loadedSettings() throws ConfigurationException {
        setLogLevel();
        LoadedSettings loaded = ConfigurationLoader.load(Optional.ofNullable(configFile), DEFAULT_FILE, environment);
        org.slf4j.Logger log = LoggerFactory.getLogger(Program.class);
        loaded.warnings().forEach(log::warn);
        return loaded;
    }

    /** Applies the log level of the options. */
    void setLogLevel() {
        Level level = Level.valueOf(logLevel().name());
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(level);
    }

    private LogLevel logLevel() {
        if (logLevel != null) {
            return logLevel;
        }
        String variable = environment.getOrDefault(LOG_LEVEL, "").strip();
        if (variable.isEmpty()) {
            return LogLevel.INFO;
        }
        return Arrays.stream(LogLevel.values())
                .filter(level -> level.name().equalsIgnoreCase(variable))
                .findAny()
                .orElseThrow(() -> new ParameterException(
                        Objects.requireNonNull(spec).commandLine(),
                        "environment: LOG_LEVEL: " + Excerpt.of(variable)
                                + " is not allowed; must be one of error, warn, " + "info, debug, trace"));
    }

    /** Where the configuration is read from, for the user. */
    String configurationSource() {
        Path file = configFile == null ? DEFAULT_FILE : configFile;
        return configFile != null || Files.exists(file)
                ? "the configuration " + file.toAbsolutePath()
                : "the environment alone as configuration";
    }

    /** The log levels. */
    enum LogLevel {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }
}

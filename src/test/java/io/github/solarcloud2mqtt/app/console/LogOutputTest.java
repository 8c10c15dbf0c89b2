package io.github.solarcloud2mqtt.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** The log as the program's own configuration writes it. */
class LogOutputTest {

    private static final Instant BEGIN = Instant.parse("2026-06-15T10:20:00Z");

    private final LoggerContext context = new LoggerContext();
    private LimitedLogEncoder encoder = new LimitedLogEncoder();

    @BeforeEach
    void configure() throws JoranException {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(LogOutputTest.class.getResource("/logback.xml")));
        ConsoleAppender<ILoggingEvent> console = (ConsoleAppender<ILoggingEvent>) root().getAppender("console");
        encoder = (LimitedLogEncoder) console.getEncoder();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private Logger root() {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private String logged(
            Instant time, Level level, @Nullable Throwable exception, String message, Object... arguments) {
        Logger logger = context.getLogger("io.github.solarcloud2mqtt.Test");
        LoggingEvent event = new LoggingEvent(
                "test", logger, ch.qos.logback.classic.Level.convertAnSLF4JLevel(level), message, exception, arguments);
        event.setInstant(time);
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }

    private List<String> logged(int times, Instant begin) {
        return IntStream.range(0, times)
                .mapToObj(i -> logged(begin.plusSeconds(i), Level.WARN, null, "Cloud {}: {}", "home", "error " + i))
                .toList();
    }

    @Test
    void aTextOfACloudForgesNoLine() {
        assertThat(logged(
                        BEGIN,
                        Level.WARN,
                        null,
                        "Cloud {}: {}",
                        "home",
                        "no\n2026 ERROR forged\u001b[2J\u009b1m\u2028\u202e"))
                .endsWith(" WARN  Cloud home: no\\n2026 ERROR forged\\u001b[2J\\u009b1m\\u2028\\u202e"
                        + System.lineSeparator())
                .hasLineCount(1);
    }

    @Test
    void aTextInAnExceptionForgesNoLine() {
        Exception exception =
                new IllegalStateException("bad\nat forged", new IllegalArgumentException("CN=\u001b[2J\nforged"));
        exception.setStackTrace(new StackTraceElement[] {new StackTraceElement("Bridge", "run", "Bridge.java", 7)});
        Throwable cause = Objects.requireNonNull(exception.getCause());
        cause.setStackTrace(new StackTraceElement[] {new StackTraceElement("Cloud", "ask", "Cloud.java", 8)});
        assertThat(logged(BEGIN, Level.ERROR, exception, "This is a bug."))
                .endsWith(String.join(
                        System.lineSeparator(),
                        " ERROR This is a bug.",
                        "java.lang.IllegalStateException: bad\\nat forged",
                        "\tat Bridge.run(Bridge.java:7)",
                        "Caused by: java.lang.IllegalArgumentException: CN=\\u001b[2J\\nforged",
                        "\tat Cloud.ask(Cloud.java:8)",
                        ""))
                .hasLineCount(5);
    }

    @Test
    void aMessageIsLoggedSixtyTimesAnHourWhateverTheCloudSays() {
        List<String> lines = logged(1000, BEGIN);
        assertThat(lines.subList(0, 59)).allSatisfy(line -> assertThat(line).hasLineCount(1));
        assertThat(lines.get(59))
                .contains("Cloud home: error 59" + System.lineSeparator())
                .endsWith(
                        "The message above came 60 times within this hour; it is not logged again before the next hour."
                                + System.lineSeparator());
        assertThat(lines.subList(60, 1000)).containsOnly("");
        assertThat(logged(1, BEGIN.plusSeconds(3600)).get(0)).contains("Cloud home: error 0");
    }

    @Test
    void anotherCloudAndAnotherMessageAreLogged() {
        logged(1000, BEGIN);
        assertThat(logged(BEGIN, Level.WARN, null, "Cloud {}: {}", "barn", "error"))
                .contains("Cloud barn: error");
        assertThat(logged(BEGIN, Level.INFO, null, "Cloud {} works again.", "home"))
                .contains("Cloud home works again.");
    }

    @Test
    void debuggingIsNotLimited() {
        for (int i = 0; i < 100; i++) {
            assertThat(logged(BEGIN, Level.DEBUG, null, "call")).endsWith(" DEBUG call" + System.lineSeparator());
        }
    }
}

package io.github.solarcloud2mqtt.app.console;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import io.github.solarcloud2mqtt.text.PrintableText;

/** The exception of a log event with its causes, the message of each on one line. */
public final class LogExceptionConverter extends ThrowableHandlingConverter {

    /** Some chains of causes end in a circle. */
    private static final int MOST_CAUSES = 10;

    private static final int MOST_FRAMES = 100;

    @Override
    public String convert(ILoggingEvent event) {
        StringBuilder text = new StringBuilder();
        IThrowableProxy exception = event.getThrowableProxy();
        for (int i = 0; exception != null && i < MOST_CAUSES; i++) {
            append(exception, i == 0 ? "" : "Caused by: ", text);
            exception = exception.getCause();
        }
        return text.toString();
    }

    private static void append(IThrowableProxy exception, String prefix, StringBuilder text) {
        text.append(prefix).append(exception.getClassName());
        if (exception.getMessage() != null) {
            text.append(": ").append(PrintableText.escaped(exception.getMessage()));
        }
        text.append(System.lineSeparator());
        StackTraceElementProxy[] frames = exception.getStackTraceElementProxyArray();
        int common = exception.getCommonFrames();
        for (int i = 0; i < Math.min(frames.length - common, MOST_FRAMES); i++) {
            text.append('\t').append(frames[i].getSTEAsString()).append(System.lineSeparator());
        }
        if (common > 0) {
            text.append("\t... ").append(common).append(" more").append(System.lineSeparator());
        }
    }
}

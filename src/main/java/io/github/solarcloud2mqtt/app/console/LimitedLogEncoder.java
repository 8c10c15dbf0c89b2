package io.github.solarcloud2mqtt.app.console;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Encodes log events and limits their number: of each message so many an hour for each cloud, whatever its other
 * arguments. Messages of level debug and trace are not limited. The appender calls it from one thread at a time.
 */
public final class LimitedLogEncoder extends PatternLayoutEncoder {

    /** So many times an hour a message is logged. */
    static final int MOST_AN_HOUR = 60;

    /** More different messages than the program has; foreign libraries may log texts of any content. */
    private static final int MOST_MESSAGES = 1_000;

    private static final byte[] NOTHING = {};
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final String LAST =
            "The message above came %d times within this hour; it is not logged again before the " + "next hour.%n";

    private final Map<String, Integer> counts = new HashMap<>();
    private long hour = -1;

    @Override
    public byte[] encode(ILoggingEvent event) {
        if (!event.getLevel().isGreaterOrEqual(Level.INFO)) {
            return super.encode(event);
        }
        int count = count(event);
        if (count > MOST_AN_HOUR) {
            return NOTHING;
        }
        String text = getLayout().doLayout(event);
        return (count < MOST_AN_HOUR ? text : text + LAST.formatted(MOST_AN_HOUR)).getBytes(StandardCharsets.UTF_8);
    }

    private int count(ILoggingEvent event) {
        long now = event.getTimeStamp() / HOUR_MS;
        if (now != hour) {
            hour = now;
            counts.clear();
        }
        boolean full = counts.size() >= MOST_MESSAGES;
        String logger = event.getLoggerName();
        return counts.merge(full ? logger : logger + " " + event.getMessage() + " " + cloud(event), 1, Integer::sum);
    }

    /** The name of the account, which the configuration limits, where the message begins with it. */
    private static String cloud(ILoggingEvent event) {
        Object[] arguments = event.getArgumentArray();
        boolean named = event.getMessage().startsWith("Cloud {}") && arguments != null && arguments.length > 0;
        return named ? String.valueOf(arguments[0]) : "";
    }
}

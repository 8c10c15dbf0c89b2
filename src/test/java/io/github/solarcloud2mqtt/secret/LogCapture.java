package io.github.solarcloud2mqtt.secret;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Records the log at all levels, with stack traces. */
public final class LogCapture extends AppenderBase<ILoggingEvent> {

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("io.github.solarcloud2mqtt");
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private Level rootBefore = Level.WARN;
    private Level oursBefore = Level.INFO;

    /** Starts the recording. */
    public void begin() {
        lines.clear();
        rootBefore = root.getLevel();
        oursBefore = ours.getLevel();
        root.getAppender("console").addFilter(quiet());
        start();
        root.addAppender(this);
        root.setLevel(Level.TRACE);
        ours.setLevel(Level.TRACE);
    }

    /** Ends the recording and restores the log level. */
    public void end() {
        root.detachAppender(this);
        root.getAppender("console").clearAllFilters();
        root.setLevel(rootBefore);
        ours.setLevel(oursBefore);
    }

    /** The recorded text. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** The limit for one test. */
    private static ThresholdFilter quiet() {
        ThresholdFilter filter = new ThresholdFilter();
        filter.setLevel("WARN");
        filter.start();
        return filter;
    }

    @Override
    protected void append(ILoggingEvent event) {
        String trace = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        lines.add(event.getFormattedMessage() + trace);
    }
}

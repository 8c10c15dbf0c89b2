package io.github.solarcloud2mqtt.mqtt;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** Records what a class logs. */
public final class LogProbe extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger logger;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    public LogProbe(Class<?> of) {
        logger = (Logger) LoggerFactory.getLogger(of);
        start();
        logger.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(event.getLevel() + " " + event.getFormattedMessage());
    }

    /** The next line, within seconds. */
    public String next() throws InterruptedException {
        String line = lines.poll(20, TimeUnit.SECONDS);
        return line == null ? "nothing" : line;
    }

    /** The lines that were not read yet. */
    public List<String> rest() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        logger.detachAppender(this);
    }
}

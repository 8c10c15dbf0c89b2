package io.github.solarcloud2mqtt.app.console;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The message of a log event on one line. */
public final class LogMessageConverter extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return PrintableText.of(event.getFormattedMessage());
    }
}

package io.github.solarcloud2mqtt.app.console;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.solarcloud2mqtt.text.PrintableText;

/** The message of a log event on one line. */
public final class LogMessageConverter extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return PrintableText.escaped(event.getFormattedMessage());
    }
}

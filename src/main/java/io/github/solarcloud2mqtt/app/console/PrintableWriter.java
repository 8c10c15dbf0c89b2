package io.github.solarcloud2mqtt.app.console;

import io.github.solarcloud2mqtt.text.PrintableText;
import java.io.PrintWriter;

/** Prints the lines of a command; escapes what is not printable in them, because they contain texts of clouds and brokers. */
public final class PrintableWriter extends PrintWriter {

    /**
     * @param out what is printed to; it is flushed with this writer
     */
    public PrintableWriter(PrintWriter out) {
        super(out);
    }

    @Override
    public void println(String line) {
        super.println(PrintableText.escaped(line));
    }
}

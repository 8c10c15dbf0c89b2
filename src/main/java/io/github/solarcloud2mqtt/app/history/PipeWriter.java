package io.github.solarcloud2mqtt.app.history;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;

/** Writes to standard output, and fails when nobody reads it any more. */
public final class PipeWriter extends FilterWriter {
    private final PrintWriter pipe;

    public PipeWriter(PrintWriter pipe) {
        super(pipe);
        this.pipe = pipe;
    }

    @Override
    public void flush() throws IOException {
        if (pipe.checkError()) {
            throw new IOException("standard output is closed");
        }
    }
}

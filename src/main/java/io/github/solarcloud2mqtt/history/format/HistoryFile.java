package io.github.solarcloud2mqtt.history.format;

import io.github.solarcloud2mqtt.history.HistorySink;
import io.github.solarcloud2mqtt.history.HistoryValue;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A file with past values that a later run continues. A run that was interrupted may have left a line cut in half, and the
 * last time without some of its values; the next run writes this time again. What is complete is never touched, and nothing
 * is cut off before there is something to write in its place.
 */
public final class HistoryFile implements HistorySink, AutoCloseable {
    private static final int BLOCK = 8_192;

    private final HistoryFormat format;
    private final SeekableByteChannel channel;
    private final Optional<Instant> last;
    private final long complete;
    private Optional<HistorySink> sink = Optional.empty();

    private HistoryFile(HistoryFormat format, SeekableByteChannel channel, Optional<Instant> last, long complete) {
        this.format = format;
        this.channel = channel;
        this.last = last;
        this.complete = complete;
    }

    /**
     * Opens a file, which need not exist.
     *
     * @throws IOException if it cannot be opened, or has other content than such values
     */
    public static HistoryFile open(Path path, HistoryFormat format) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(
                path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            return new Tail(channel, format, path).open();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** The last time in the file, whose values may be incomplete. */
    public Optional<Instant> last() {
        return last;
    }

    @Override
    public void write(List<HistoryValue> values) throws IOException {
        if (sink.isEmpty()) {
            channel.truncate(complete);
            channel.position(complete);
            Writer out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
            sink = Optional.of(format.sink(out, complete == 0));
        }
        sink.get().write(values);
    }

    @Override
    public void flush() throws IOException {
        if (sink.isPresent()) {
            sink.get().flush();
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            flush();
        }
    }

    /** Finds the end of what is complete, backwards from the end of the file. */
    private static final class Tail {
        private final SeekableByteChannel channel;
        private final HistoryFormat format;
        private final Path path;

        Tail(SeekableByteChannel channel, HistoryFormat format, Path path) {
            this.channel = channel;
            this.format = format;
            this.path = path;
        }

        HistoryFile open() throws IOException {
            long end = lineStart(channel.size());
            checkBeginning(end);
            Optional<Instant> last = Optional.empty();
            long complete = end;
            for (long start = end; start > 0; ) {
                long lineStart = lineStart(start - 1);
                String line = line(lineStart, start - 1);
                if (lineStart == 0 && format.head().filter(line::equals).isPresent()) {
                    break;
                }
                Instant time = format.time(line).orElseThrow(this::foreign);
                if (last.isPresent() && !last.get().equals(time)) {
                    break;
                }
                last = Optional.of(time);
                complete = lineStart;
                start = lineStart;
            }
            return new HistoryFile(format, channel, last, complete);
        }

        /** A first line that is cut in half may be of any file, but is at most a beginning of the head. */
        private void checkBeginning(long end) throws IOException {
            if (end == 0) {
                String rest = line(0, Math.min(channel.size(), BLOCK));
                boolean isCut = format.head()
                        .map(head -> head.startsWith(rest))
                        .orElse(rest.isEmpty()
                                || rest.startsWith("{\"time\"")
                                || rest.startsWith("solar,")
                                || "{\"time\"".startsWith(rest)
                                || "solar,".startsWith(rest));
                if (!isCut) {
                    throw foreign();
                }
            } else if (format.head().isPresent()
                    && !line(0, lineEnd()).equals(format.head().get())) {
                throw foreign();
            }
        }

        private long lineEnd() throws IOException {
            String beginning = line(0, Math.min(channel.size(), BLOCK));
            return Math.max(0, beginning.indexOf('\n'));
        }

        private IOException foreign() {
            return new IOException(path + " is no " + format
                    + " file of past values, so nothing is written to it. Give another file with --output.");
        }

        /** The beginning of the line that holds the byte before a position; the position itself if a line begins there. */
        private long lineStart(long position) throws IOException {
            for (long end = position; end > 0; ) {
                long begin = Math.max(0, end - BLOCK);
                byte[] block = bytes(begin, end);
                for (int index = block.length - 1; index >= 0; index--) {
                    if (block[index] == '\n') {
                        return begin + index + 1;
                    }
                }
                end = begin;
            }
            return 0;
        }

        private String line(long begin, long end) throws IOException {
            return new String(bytes(begin, end), StandardCharsets.UTF_8);
        }

        private byte[] bytes(long begin, long end) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate((int) (end - begin));
            channel.position(begin);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
            return buffer.array();
        }
    }
}

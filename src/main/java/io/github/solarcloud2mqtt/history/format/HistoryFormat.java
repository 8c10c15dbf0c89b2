package io.github.solarcloud2mqtt.history.format;

import io.github.solarcloud2mqtt.history.HistorySink;
import java.io.Writer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The forms of the output. */
public enum HistoryFormat {
    /** A table (RFC 4180 with line feeds), one value a line. */
    CSV {
        @Override
        HistorySink sink(Writer out, boolean withHead) {
            return new CsvSink(out, withHead);
        }

        @Override
        Optional<Instant> time(String line) {
            return CsvSink.time(line);
        }

        @Override
        Optional<String> head() {
            return Optional.of(CsvSink.HEAD);
        }
    },
    /** A JSON object a line, one value each. */
    JSONL {
        @Override
        HistorySink sink(Writer out, boolean withHead) {
            return new JsonLinesSink(out);
        }

        @Override
        Optional<Instant> time(String line) {
            return JsonLinesSink.time(line);
        }
    },
    /** InfluxDB's line protocol, one line for each device and time. */
    INFLUX {
        @Override
        HistorySink sink(Writer out, boolean withHead) {
            return new InfluxSink(out);
        }

        @Override
        Optional<Instant> time(String line) {
            return InfluxSink.time(line);
        }
    };

    /**
     * A sink that writes this form.
     *
     * @param withHead whether the line before all values is written, if the form has one
     */
    abstract HistorySink sink(Writer out, boolean withHead);

    /** The time of a line; empty if the line is none of this form. */
    abstract Optional<Instant> time(String line);

    /** The line before all values, if the form has one. */
    Optional<String> head() {
        return Optional.empty();
    }

    /** A sink for a pipe. */
    public HistorySink to(Writer out) {
        return sink(out, true);
    }

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

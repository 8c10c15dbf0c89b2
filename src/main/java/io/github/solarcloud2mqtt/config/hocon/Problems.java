package io.github.solarcloud2mqtt.config.hocon;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigOriginFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Collects errors and warnings, so that the user sees all of them at once. */
public final class Problems {

    /** Sorts after every line of a file. */
    private static final int NO_LINE = Integer.MAX_VALUE;

    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final List<String> hints = new ArrayList<>();

    /**
     * Adds an error.
     *
     * @param place the key or section, with its file and line
     * @param origin where the value is defined
     * @param sentence what is wrong and what is allowed
     */
    public void error(String place, ConfigOrigin origin, String sentence) {
        errors.add(new Problem(line(origin), place + ": " + sentence));
    }

    /** Adds an error about a whole file. */
    public void error(UnreadableFileException e) {
        errors.add(new Problem(NO_LINE, String.valueOf(e.getMessage())));
    }

    /** Adds an error at the location of an exception. Its message is not used, because it may quote a password. */
    public void error(ConfigException e, String sentence) {
        ConfigOrigin origin = e.origin() == null ? ConfigOriginFactory.newSimple("configuration") : e.origin();
        error(origin.description(), origin, sentence);
    }

    /** Adds a warning about a value that is allowed but most likely not intended. */
    void warning(String place, ConfigOrigin origin, String sentence) {
        warnings.add(new Problem(line(origin), place + ": " + sentence));
    }

    /** Adds a sentence that may explain an error; it is a warning if there is no error. */
    void hint(String sentence) {
        hints.add(sentence);
    }

    public List<String> warnings() {
        return withHints(warnings);
    }

    /** Throws all errors, if there are any. */
    public void throwIfAny() throws ConfigurationException {
        if (!errors.isEmpty()) {
            throw toException();
        }
    }

    /** All errors so far. */
    public ConfigurationException toException() {
        return new ConfigurationException(withHints(errors));
    }

    private List<String> withHints(List<Problem> problems) {
        Stream<String> sorted =
                problems.stream().sorted(Comparator.comparingInt(Problem::line)).map(Problem::text);
        return Stream.concat(sorted, hints.stream()).toList();
    }

    private static int line(ConfigOrigin origin) {
        return origin.lineNumber() < 0 ? NO_LINE : origin.lineNumber();
    }

    private record Problem(int line, String text) {}
}

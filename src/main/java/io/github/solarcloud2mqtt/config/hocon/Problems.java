package io.github.solarcloud2mqtt.config.hocon;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigOriginFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that the owner hears of everything at once. */
public final class Problems {

    /** Behind every line of a file. */
    private static final int NO_LINE = Integer.MAX_VALUE;

    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    /**
     * Adds an error.
     *
     * @param place what the owner has to look at
     * @param origin where that place is
     * @param sentence what is wrong and what is allowed
     */
    public void error(String place, ConfigOrigin origin, String sentence) {
        errors.add(new Problem(line(origin), place + ": " + sentence));
    }

    /** Adds an error at the place that the library complains of; its own words may quote a part of a password. */
    public void error(ConfigException e, String sentence) {
        ConfigOrigin origin = e.origin() == null ? ConfigOriginFactory.newSimple("configuration") : e.origin();
        error(origin.description(), origin, sentence);
    }

    /** Adds something that is allowed but most likely not meant. */
    void warning(String place, ConfigOrigin origin, String sentence) {
        warnings.add(new Problem(line(origin), place + ": " + sentence));
    }

    public List<String> warnings() {
        return sorted(warnings);
    }

    /** Ends the loading if there is any error. */
    public void throwIfAny() throws ConfigurationException {
        if (!errors.isEmpty()) {
            throw toException();
        }
    }

    /** All errors so far. */
    public ConfigurationException toException() {
        return new ConfigurationException(sorted(errors));
    }

    private static List<String> sorted(List<Problem> problems) {
        return problems.stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .map(Problem::text)
                .toList();
    }

    private static int line(ConfigOrigin origin) {
        return origin.lineNumber() < 0 ? NO_LINE : origin.lineNumber();
    }

    private record Problem(int line, String text) {}
}

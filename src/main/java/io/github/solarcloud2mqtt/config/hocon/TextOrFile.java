package io.github.solarcloud2mqtt.config.hocon;

import io.github.solarcloud2mqtt.config.value.Excerpt;
import io.github.solarcloud2mqtt.config.value.InvalidValueException;
import io.github.solarcloud2mqtt.config.value.Url;
import io.github.solarcloud2mqtt.config.value.ValueParser;
import io.github.solarcloud2mqtt.config.value.ValueParsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value in the configuration, or in a file that the configuration names, such as a Docker secret.
 *
 * @param name the key of the value; the key of its file ends in {@code -file}
 * @param parser parses the text; its messages must not contain the text
 */
public record TextOrFile<T>(String name, ValueParser<T> parser) {

    private static final Pattern LAST_LINE_BREAK = Pattern.compile("\\r?\\n\\z");

    /** Reports that the value is missing, if it is. */
    void require(Section section) {
        if (!section.has(name) && !section.has(fileName())) {
            section.missing(name, section.explainMissing(name, fileName()));
        }
    }

    /** The value, if there is one. */
    public Optional<T> optional(Section section) {
        boolean written = section.has(name);
        boolean inFile = section.has(fileName());
        if (written && inFile && section.isFromEnvironment(name) == section.isFromEnvironment(fileName())) {
            section.refuse(fileName(), "given together with " + section.called(name) + "; give only one of them");
            return Optional.empty();
        }
        // The configuration file takes precedence over the environment.
        boolean fromFile = inFile && !(written && section.isFromEnvironment(fileName()));
        return fromFile ? section.optional(fileName(), this::load) : section.optional(name, parser);
    }

    private String fileName() {
        return name + "-file";
    }

    private T load(String text) throws InvalidValueException {
        Path file = ValueParsers.readableFile(text);
        try {
            String content = LAST_LINE_BREAK.matcher(Files.readString(file)).replaceFirst("");
            Url.refuseIf(content.isBlank(), "the file " + Excerpt.of(text) + " is empty; must contain the " + name);
            return parser.parse(content);
        } catch (IOException e) {
            throw new InvalidValueException("the file " + Excerpt.of(text) + " cannot be read as UTF-8 text");
        }
    }
}

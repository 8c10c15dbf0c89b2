package io.github.solarcloud2mqtt.config.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigParseOptions;
import io.github.solarcloud2mqtt.config.value.Excerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A HOCON file with the files it includes, which must exist. Unlike in plain HOCON, a key {@code include} needs no quotes,
 * because {@code plants} has such a key.
 */
public final class HoconFile implements ConfigIncluder {

    /** The group matches texts and comments, which stay unchanged. */
    private static final Pattern INCLUDE_AS_KEY = Pattern.compile("(\"\"\"[\\s\\S]*?\"\"\"+"
            + "|\"[^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+\""
            + "|(?:#|//)[^\n]*+)"
            + "|(?<![\\w.-])include(?=[ \t]*\\+?[=:])");

    /** Deeper inclusion is taken for a cycle. */
    private static final int DEEPEST = 10;

    private final Path file;
    private final int depth;

    public HoconFile(Path file) {
        this(file, 0);
    }

    private HoconFile(Path file, int depth) {
        this.file = file;
        this.depth = depth;
    }

    /**
     * Reads the file.
     *
     * @throws ConfigException if it cannot be read or is not valid
     */
    public Config parse() {
        ConfigParseOptions options = ConfigParseOptions.defaults()
                .setOriginDescription(file.toString())
                .setIncluder(this);
        return ConfigFactory.parseString(quoteIncludeKeys(read()), options);
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
        try {
            Path included = file.resolveSibling(what);
            if (depth == DEEPEST) {
                throw unreadable(included.toString());
            }
            return new HoconFile(included, depth + 1).parse().root();
        } catch (InvalidPathException e) {
            throw unreadable(what);
        }
    }

    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
        return this;
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw unreadable(file.toString());
        }
    }

    private static ConfigException unreadable(String what) {
        return new ConfigException.IO(ConfigOriginFactory.newSimple(Excerpt.of(what)), "unreadable");
    }

    private static String quoteIncludeKeys(String hocon) {
        return INCLUDE_AS_KEY
                .matcher(hocon)
                .replaceAll(match -> match.group(1) == null ? "\"include\"" : Matcher.quoteReplacement(match.group()));
    }
}

package io.github.solarcloud2mqtt.config.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
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

    /** Deeper inclusion is treated as a cycle. */
    private static final int DEEPEST = 10;

    private static final String NO_FILE = "there is no such file; correct the path, or copy config.example.conf there";
    private static final String DIRECTORY = "is a directory; must be a file (Docker creates a directory in place of a "
            + "file that does not exist where it is mounted from)";

    private static final Pattern CURLY_QUOTE = Pattern.compile("(?m)^[^#\n]*[\u201c\u201d\u201e\u201f]");

    /** A key with a colon and nothing after it, a list item, or a document marker. */
    private static final Pattern YAML =
            Pattern.compile("(?m)^(?:[ ]*[\\w-]+:[ ]*(?:#.*)?\\r?\\n[ ]*(?![ \\r\\n{\\[])|[ ]*- +\\S|---\\s*$)");

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
     * @throws UnreadableFileException if it cannot be read
     * @throws ConfigException if it is not valid
     */
    public Config parse() {
        ConfigParseOptions options = ConfigParseOptions.defaults()
                .setOriginDescription(file.toString())
                .setIncluder(this);
        return ConfigFactory.parseString(quoteIncludeKeys(read()), options);
    }

    /** Whether the file is most likely YAML. */
    public boolean looksLikeYaml() {
        return YAML.matcher(read()).find();
    }

    /** Whether there is a curly quote outside of comments. */
    public boolean hasCurlyQuotes() {
        return CURLY_QUOTE.matcher(read()).find();
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
        try {
            Path included = file.resolveSibling(what);
            if (depth == DEEPEST) {
                throw unreadable("includes itself, directly or through other files");
            }
            return new HoconFile(included, depth + 1).parse().root();
        } catch (InvalidPathException e) {
            throw new UnreadableFileException(what, "is no path");
        }
    }

    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
        return this;
    }

    private String read() {
        try {
            if (Files.isDirectory(file)) {
                throw unreadable(DIRECTORY);
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw unreadable(NO_FILE);
        } catch (AccessDeniedException e) {
            throw unreadable("must not be read by the user of the bridge; change its owner or its permissions");
        } catch (CharacterCodingException e) {
            throw unreadable("is not UTF-8 text; save it in that encoding");
        } catch (IOException e) {
            throw unreadable("cannot be read (" + e.getMessage() + ")");
        }
    }

    private UnreadableFileException unreadable(String sentence) {
        return new UnreadableFileException(file.toString(), sentence);
    }

    private static String quoteIncludeKeys(String hocon) {
        return INCLUDE_AS_KEY
                .matcher(hocon)
                .replaceAll(match -> match.group(1) == null ? "\"include\"" : Matcher.quoteReplacement(match.group()));
    }
}

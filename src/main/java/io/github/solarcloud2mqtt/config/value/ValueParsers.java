package io.github.solarcloud2mqtt.config.value;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Parsers of small values. */
public final class ValueParsers {

    /** The languages of the vendor (Sungrow Open API V1, common parameters). */
    private static final Choice<String> LANGUAGES = new Choice<>(List.of(
            "zh_CN", "en_US", "ja_JP", "es_ES", "de_DE", "pt_BR", "fr_FR", "it_IT", "ko_KR", "nl_NL", "pl_PL", "vi_VN",
            "zh_TW"));

    private static final Pattern BLANK = Pattern.compile("[\\p{Cntrl}\\p{Z}]");

    private static final Pattern GLOB = Pattern.compile("[A-Za-z0-9_*-]+");
    private static final Pattern NOT_ASCII = Pattern.compile("\\P{ASCII}");

    private ValueParsers() {}

    /** A name; blanks around it are removed. */
    public static String name(String text) {
        return text.strip();
    }

    /** A glob over point keys, which knows only {@code *}. */
    public static String pointGlob(String text) throws InvalidValueException {
        String glob = text.strip();
        Url.refuseIf(
                !GLOB.matcher(glob).matches(),
                Excerpt.of(glob) + " matches no point; must be of letters, digits, _ and *, which stands for any text");
        return glob;
    }

    /** A key copied from a browser: blanks around it are removed, blanks in it are refused. */
    public static String key(String text) throws InvalidValueException {
        String key = text.strip();
        Url.refuseIf(BLANK.matcher(key).find(), "contains a blank; copy it again, without blanks");
        Url.refuseIf(
                NOT_ASCII.matcher(key).find(),
                "contains a character that is not ASCII, such as a curly quote; copy it once more, without it");
        return key;
    }

    public static boolean flag(String text) throws InvalidValueException {
        return new Choice<>(List.of(true, false)).parse(text);
    }

    /** A language with or without the underscore that the vendor writes before it. */
    public static String language(String text) throws InvalidValueException {
        return LANGUAGES.parse(text.startsWith("_") ? text.substring(1) : text);
    }

    /** The first level or levels of a topic. */
    public static String topic(String text) throws InvalidValueException {
        String shown = Excerpt.of(text);
        Url.refuseIf(
                text.contains("+") || text.contains("#") || BLANK.matcher(text).find(),
                shown + " is no topic; must be without +, # and blanks");
        Url.refuseIf(text.startsWith("/") || text.endsWith("/"), shown + " must not begin or end with /");
        Url.refuseIf(text.startsWith("$"), shown + " must not begin with $, which is reserved for the broker");
        return text;
    }

    public static Path path(String text) throws InvalidValueException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new InvalidValueException(Excerpt.of(text) + " is no path");
        }
    }

    public static Path readableFile(String text) throws InvalidValueException {
        Path file = path(text);
        Url.refuseIf(!Files.exists(file), Excerpt.of(text) + " does not exist; must be a file");
        Url.refuseIf(
                Files.isDirectory(file) || !Files.isReadable(file),
                Excerpt.of(text) + " cannot be read; must be a file that the bridge's user may read");
        return file;
    }
}

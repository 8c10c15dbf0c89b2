package io.github.solarcloud2mqtt.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the smaller kinds of values. */
final class Texts {

    /** As the vendor lists them ({@code isolarcloud.md}, chapter 1.5). */
    private static final Choice<String> LANGUAGES = new Choice<>(List.of(
            "zh_CN", "en_US", "ja_JP", "es_ES", "de_DE", "pt_BR", "fr_FR", "it_IT", "ko_KR", "nl_NL", "pl_PL", "vi_VN",
            "zh_TW"));

    private static final Pattern BLANK = Pattern.compile("[\\p{Cntrl}\\p{Z}]");

    private Texts() {}

    /** A name without blanks around it. */
    static String name(String text) {
        return text.strip();
    }

    /** A key as it comes out of a browser: blanks around it are an accident, blanks in it a mistake. */
    static String key(String text) throws Refusal {
        String key = text.strip();
        Url.refuseIf(BLANK.matcher(key).find(), "has a blank in it; copy it once more, without blanks");
        return key;
    }

    static boolean flag(String text) throws Refusal {
        return new Choice<>(List.of(true, false)).parse(text);
    }

    /** A language with or without the underscore that the vendor puts in front. */
    static String language(String text) throws Refusal {
        return LANGUAGES.parse(text.startsWith("_") ? text.substring(1) : text);
    }

    /** The first levels of a topic. */
    static String topic(String text) throws Refusal {
        String shown = Shown.of(text);
        Url.refuseIf(
                text.contains("+") || text.contains("#") || BLANK.matcher(text).find(),
                shown + " is no topic; must be without +, # and blanks");
        Url.refuseIf(text.startsWith("/") || text.endsWith("/"), shown + " must not begin or end with /");
        Url.refuseIf(text.startsWith("$"), shown + " must not begin with $, which belongs to the broker");
        return text;
    }

    static Path path(String text) throws Refusal {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new Refusal(Shown.of(text) + " is no path");
        }
    }

    static Path readableFile(String text) throws Refusal {
        Path file = path(text);
        Url.refuseIf(!Files.exists(file), Shown.of(text) + " does not exist; must be a file");
        Url.refuseIf(
                Files.isDirectory(file) || !Files.isReadable(file),
                Shown.of(text) + " cannot be read; must be a file that the bridge's user may read");
        return file;
    }
}

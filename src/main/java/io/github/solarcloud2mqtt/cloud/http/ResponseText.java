package io.github.solarcloud2mqtt.cloud.http;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses single values of responses. No method throws: a value that cannot be parsed is empty. */
public final class ResponseText {

    /** Texts that the clouds send if there is no value, in lower case. */
    private static final Set<String> NOTHING = Set.of("", "--", "null", "nan");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}\\p{IsCommon}&&[^\\p{Cntrl}]]+");
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
    private static final Pattern OFFSET = Pattern.compile("(?:GMT|UTC)([+-])(\\d{1,2})(?::?(\\d{2}))?");
    private static final Pattern NOT_DIGITS = Pattern.compile("\\D");
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private ResponseText() {}

    /** The text without surrounding blanks, if it is a value. */
    public static Optional<String> present(@Nullable String raw) {
        return Optional.ofNullable(raw)
                .map(String::strip)
                .filter(text -> !NOTHING.contains(text.toLowerCase(Locale.ROOT)));
    }

    /** An id that is valid in a topic. */
    public static Optional<String> id(@Nullable String raw) {
        return present(raw).filter(text -> ID.matcher(text).matches());
    }

    /** A text in Latin letters: iSolarCloud returns some names in Chinese whatever language is requested. */
    public static Optional<String> latin(@Nullable String raw) {
        return present(raw).filter(text -> LATIN.matcher(text).matches());
    }

    /** A count, from 0 up. */
    public static OptionalInt count(@Nullable String raw) {
        Optional<String> digits =
                present(raw).filter(text -> COUNT.matcher(text).matches());
        return digits.isPresent() ? OptionalInt.of(Integer.parseInt(digits.get())) : OptionalInt.empty();
    }

    /**
     * A time: {@code 20251003102500} of measured data, {@code 2021-11-27 16:41:52} of faults. The vendors do not document the zone.
     */
    public static Optional<LocalDateTime> time(@Nullable String raw) {
        String digits = NOT_DIGITS.matcher(present(raw).orElse("")).replaceAll("");
        try {
            return Optional.of(LocalDateTime.parse(digits, SECONDS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The time zone of a plant: {@code GMT+1}, {@code GMT-3}, {@code GMT+5:30} or the name of a zone. */
    public static Optional<ZoneId> zone(@Nullable String raw) {
        return present(raw).flatMap(ResponseText::parsedZone);
    }

    private static Optional<ZoneId> parsedZone(String text) {
        Matcher offset = OFFSET.matcher(text);
        try {
            if (!offset.matches()) {
                return Optional.of(ZoneId.of(text));
            }
            int sign = offset.group(1).equals("-") ? -1 : 1;
            int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
            return Optional.of(ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(offset.group(2)), sign * minutes));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

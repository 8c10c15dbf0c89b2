package io.github.solarcloud2mqtt.cloud.isolarcloud.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the time in a response of {@code /timestamp} (Sungrow Open API V1, appendix 7, which does not document the format):
 * milliseconds or seconds since 1970, or a date with a zone, alone or anywhere within JSON.
 */
final class TimestampParser {

    /** 13 digits until the year 2286. */
    private static final Pattern MILLISECONDS = Pattern.compile("(?<![\\w.-])\\d{13}(?!\\w)");

    private static final Pattern SECONDS = Pattern.compile("(?<![\\w.-])\\d{10}(?!\\w)");
    private static final Pattern DATE =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");

    private TimestampParser() {}

    /** The time, if there is any. */
    static Optional<Instant> find(String text) {
        return find(MILLISECONDS, text, found -> Instant.ofEpochMilli(Long.parseLong(found)))
                .or(() -> find(SECONDS, text, found -> Instant.ofEpochSecond(Long.parseLong(found))))
                .or(() -> find(DATE, text, found -> OffsetDateTime.parse(found).toInstant()));
    }

    private static Optional<Instant> find(Pattern form, String text, Function<String, Instant> time) {
        Matcher matcher = form.matcher(text);
        try {
            return matcher.find() ? Optional.of(time.apply(matcher.group())) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

package io.github.solarcloud2mqtt.cloud.isolarcloud.client;

import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import okhttp3.Headers;

/**
 * The rate headers of the gateway, a token bucket (headers in the recordings of Sungrow Open API V1, chapter 2, where the
 * ends of their names are cut off).
 */
final class RateHeaders {

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final String CAPACITY = "x-ratelimit-burst-cap";
    private static final String REMAINING = "x-ratelimit-remaining";
    private static final String CALLS_PER_SECOND = "x-ratelimit-replenish";

    private RateHeaders() {}

    /**
     * The time until the next call after HTTP 429: the time in the response, or the time until the bucket is full, within
     * limits.
     *
     * @param standard the time if the response has neither
     */
    static Duration wait(Headers headers, Instant now, Duration standard) {
        Duration wait = named(headers, now).or(() -> untilFull(headers)).orElse(standard);
        return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    /** The wait that the response gives, if any. */
    static Optional<Duration> named(Headers headers, Instant now) {
        OptionalInt seconds = ResponseText.count(headers.get("Retry-After"));
        if (seconds.isPresent()) {
            return Optional.of(Duration.ofSeconds(seconds.getAsInt()));
        }
        return Optional.ofNullable(headers.getInstant("Retry-After")).map(moment -> Duration.between(now, moment));
    }

    private static Optional<Duration> untilFull(Headers headers) {
        OptionalInt capacity = capacity(headers);
        OptionalInt callsPerSecond = callsPerSecond(headers);
        return capacity.isEmpty() || callsPerSecond.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(capacity.getAsInt() / callsPerSecond.getAsInt() + 1));
    }

    /** The largest number of calls at once. */
    static OptionalInt capacity(Headers headers) {
        return beginningWith(CAPACITY, headers).filter(calls -> calls > 0).findFirst();
    }

    /** The number of calls added to the bucket each second. */
    static OptionalInt callsPerSecond(Headers headers) {
        return beginningWith(CALLS_PER_SECOND, headers)
                .filter(calls -> calls > 0)
                .findFirst();
    }

    /** The number of calls left in the bucket. */
    static OptionalInt remaining(Headers headers) {
        return beginningWith(REMAINING, headers).findFirst();
    }

    private static IntStream beginningWith(String name, Headers headers) {
        return headers.names().stream()
                .filter(each -> each.regionMatches(true, 0, name, 0, name.length()))
                .map(headers::get)
                .flatMapToInt(value -> ResponseText.count(value).stream());
    }
}

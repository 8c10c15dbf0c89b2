package io.github.solarcloud2mqtt.cloud.isolarcloud.client;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.BadRequest;
import io.github.solarcloud2mqtt.cloud.CloudException.Malformed;
import io.github.solarcloud2mqtt.cloud.CloudException.NotAllowed;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.CloudException.Transient;
import io.github.solarcloud2mqtt.cloud.http.Redaction;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Application;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Envelope;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.IsolarcloudResultCode;
import io.github.solarcloud2mqtt.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.Headers;

/** Converts failed calls to exceptions. No message contains a secret, even if the cloud repeats it. */
public final class IsolarcloudErrors {

    /** How long to wait when keys or settings are wrong. */
    public static final Duration WRONG_SETTINGS = Duration.ofHours(1);

    /** The wait after a throttled call, unless the response gives one. */
    private static final Duration SHORT = Duration.ofMinutes(1);

    private static final Duration LONG = Duration.ofHours(1);
    /** The cloud's clock may differ from that of this machine. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    /**
     * A token that is not among the secrets: user id, underscore, 32 hexadecimal digits, or in the platform variant a UUID.
     */
    private static final Pattern TOKEN =
            Pattern.compile("\\d+_\\p{XDigit}{32}|\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final String host;
    private final List<Secret> secrets;
    private final InstantSource clock;

    /**
     * @param secrets the secrets of the calls; they are masked in messages
     */
    IsolarcloudErrors(Application application, List<Secret> secrets, InstantSource clock) {
        host = application.baseUrl().host();
        this.secrets = List.copyOf(secrets);
        this.clock = clock;
    }

    /**
     * The failure of a response with an error code.
     *
     * @param endpoint the last part of the path of the call
     * @param token the token or authorization code of the call
     */
    public CloudException coded(String endpoint, Envelope<?> answer, Optional<Secret> token) {
        String origin = origin(endpoint, answer, token);
        return IsolarcloudResultCode.of(answer.code())
                .map(code -> follow(code.policy(), code.sentence() + origin))
                .orElseGet(() -> new Transient(
                        "iSolarCloud failed with a code that its documents do not list. The bridge tries again by itself."
                                + origin));
    }

    /** What the user can search for: the code, the cloud's own message, the endpoint. */
    public String origin(String endpoint, Envelope<?> answer, Optional<Secret> token) {
        return " (code %s%s, %s)".formatted(quote(answer.code(), token), words(answer, token), endpoint);
    }

    private String words(Envelope<?> answer, Optional<Secret> token) {
        return answer.message().isBlank() ? "" : " \"" + quote(answer.message(), token) + "\"";
    }

    private CloudException follow(IsolarcloudResultCode.Policy policy, String message) {
        return switch (policy) {
            case RENEW_TOKEN_OR_TRANSIENT, TRANSIENT -> new Transient(message);
            case RENEW_TOKEN_OR_NOT_ALLOWED, NOT_ALLOWED -> new NotAllowed(message);
            case REJECTED -> new Rejected(message, WRONG_SETTINGS);
            case BAD_REQUEST -> new BadRequest(message);
            case WAIT_SHORT -> new QuotaSpent(message, SHORT);
            case WAIT_LONG -> new QuotaSpent(message, LONG);
            case WAIT_FOR_HOUR -> new QuotaSpent(message, untilNextHour());
            case WAIT_FOR_MONTH -> new QuotaSpent(message, untilNextMonth());
        };
    }

    /** How long to wait after HTTP 429. */
    Duration untilSlower(Headers headers) {
        return RateHeaders.wait(headers, clock.instant(), SHORT);
    }

    private Duration untilNextHour() {
        Instant now = clock.instant();
        return Duration.between(now, now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS))
                .plus(MARGIN);
    }

    private Duration untilNextMonth() {
        Instant now = clock.instant();
        Instant next = now.atOffset(ZoneOffset.UTC)
                .with(TemporalAdjusters.firstDayOfNextMonth())
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
        return Duration.between(now, next).plus(MARGIN);
    }

    /** The failure of a response that cannot be parsed. */
    public Malformed malformed(String endpoint, String flaw) {
        return new Malformed(
                "The answer of %s to %s %s. Is base-url the address of the gateway? If it is, this error is temporary."
                        .formatted(host, endpoint, quote(flaw, Optional.empty())));
    }

    /** The cloud's message on one short line, without secrets. */
    private String quote(String words, Optional<Secret> token) {
        String clean = Redaction.masked(words, Stream.concat(secrets.stream(), token.stream()));
        return Redaction.line(TOKEN.matcher(clean).replaceAll("***"));
    }
}

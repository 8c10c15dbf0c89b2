package io.github.solarcloud2mqtt.cloud.isolarcloud.client;

import io.github.solarcloud2mqtt.cloud.CloudException.Transient;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.AccountEndpoints;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Envelope;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.ResponseBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retrofit2.Response;

/**
 * Decides which encrypted calls to repeat: the next attempt has a new nonce (E910), and after E913 a time stamp of the
 * cloud's own clock (Sungrow Open API V1, appendix 2).
 */
final class EncryptionRetryPolicy {

    private static final String REPEATED = "E910";
    private static final String EXPIRED = "E913";
    /** A smaller difference may be the duration of the call. */
    private static final Duration WRONG = Duration.ofMinutes(1);

    /** A longer response is a web page. */
    private static final long LONGEST_TIMESTAMP = 4096;

    private final Logger log = LoggerFactory.getLogger(EncryptionRetryPolicy.class);
    private final AccountEndpoints api;
    private final ServerTime time;
    private final ThrottlePolicy throttle;

    EncryptionRetryPolicy(AccountEndpoints api, ServerTime time, ThrottlePolicy throttle) {
        this.api = api;
        this.time = time;
        this.throttle = throttle;
    }

    /** Whether another attempt may succeed. Makes one more call if the cloud's time is needed. */
    boolean mayDoBetter(Envelope<?> answer) throws Transient {
        return switch (answer.code()) {
            case REPEATED -> true;
            case EXPIRED -> askForTime();
            default -> false;
        };
    }

    private boolean askForTime() throws Transient {
        Optional<Instant> now = cloudTime();
        now.map(time::set).filter(ahead -> ahead.abs().compareTo(WRONG) >= 0).ifPresent(this::warn);
        return now.isPresent();
    }

    private void warn(Duration ahead) {
        log.warn(
                "iSolarCloud's clock differs from that of this machine by {} s. Its time is used for the calls. Check the "
                        + "clock of this machine.",
                ahead.toSeconds());
    }

    private Optional<Instant> cloudTime() throws Transient {
        throttle.acquire();
        try {
            Response<ResponseBody> response = api.timestamp().execute();
            throttle.adapt(response.headers());
            return text(response).flatMap(TimestampParser::find).or(() -> date(response));
        } catch (IOException e) {
            log.debug("timestamp: {}", e.toString());
            return Optional.empty();
        }
    }

    private static Optional<String> text(Response<ResponseBody> response) throws IOException {
        try (ResponseBody body = response.body()) {
            if (body == null || body.source().request(LONGEST_TIMESTAMP)) {
                return Optional.empty();
            }
            return Optional.of(body.source().readUtf8()).filter(text -> !text.contains("<"));
        }
    }

    /** The time in the HTTP header. */
    private static Optional<Instant> date(Response<?> response) {
        return Optional.ofNullable(response.headers().getInstant("Date"));
    }
}

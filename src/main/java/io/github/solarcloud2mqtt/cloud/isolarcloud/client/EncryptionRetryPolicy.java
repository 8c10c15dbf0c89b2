package io.github.solarcloud2mqtt.cloud.isolarcloud.client;

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
 * Says which encrypted calls to make once more, because the next attempt differs in what the last one was refused for:
 * the nonce, and the time stamp, for which it asks the cloud what the time is.
 */
final class EncryptionRetryPolicy {

    private static final String REPEATED = "E910";
    private static final String EXPIRED = "E913";
    /** What differs by less may have been on its way for so long. */
    private static final Duration WRONG = Duration.ofMinutes(1);

    /** What is longer is a page for people. */
    private static final long LONGEST_TIMESTAMP = 4096;

    private final Logger log = LoggerFactory.getLogger(EncryptionRetryPolicy.class);
    private final AccountEndpoints api;
    private final ServerTime time;

    EncryptionRetryPolicy(AccountEndpoints api, ServerTime time) {
        this.api = api;
        this.time = time;
    }

    /** Whether another attempt may do better. One more call, if the cloud's time has to be asked for. */
    boolean mayDoBetter(Envelope<?> answer) {
        return switch (answer.code()) {
            case REPEATED -> true;
            case EXPIRED -> askForTime();
            default -> false;
        };
    }

    private boolean askForTime() {
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

    private Optional<Instant> cloudTime() {
        try {
            Response<ResponseBody> response = api.timestamp().execute();
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

    /** Every HTTP server tells its time, to the second. */
    private static Optional<Instant> date(Response<?> response) {
        return Optional.ofNullable(response.headers().getInstant("Date"));
    }
}

package io.github.solarcloud2mqtt.cloud.isolarcloud.client;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.http.CloudIOException;
import io.github.solarcloud2mqtt.cloud.http.ConnectionErrors;
import io.github.solarcloud2mqtt.cloud.http.MalformedResponseException;
import io.github.solarcloud2mqtt.cloud.http.ResponseReader;
import io.github.solarcloud2mqtt.cloud.http.UnconfirmedFailures;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Envelope;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.IsolarcloudResultCode;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.IsolarcloudResultCode.Policy;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retrofit2.Call;
import retrofit2.Response;

/** Makes single calls. Returns the cloud's response, success or failure; anything else is an exception. */
public final class CallExecutor {

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;

    private final Logger log = LoggerFactory.getLogger(CallExecutor.class);
    private final IsolarcloudErrors errors;
    private final UnconfirmedFailures unconfirmed;
    private final ConnectionErrors connections;
    private final ThrottlePolicy throttle;
    private final Optional<EncryptionRetryPolicy> retryPolicy;
    private final JsonAdapter<Envelope<Map<String, String>>> errorAdapter;

    /**
     * @param unconfirmed decides when a response without the cloud's own envelope counts
     * @param retryPolicy decides which encrypted calls to repeat; empty for plain calls
     */
    CallExecutor(
            IsolarcloudErrors errors,
            UnconfirmedFailures unconfirmed,
            ConnectionErrors connections,
            ThrottlePolicy throttle,
            Optional<EncryptionRetryPolicy> retryPolicy,
            Moshi moshi) {
        this.errors = errors;
        this.unconfirmed = unconfirmed;
        this.connections = connections;
        this.throttle = throttle;
        this.retryPolicy = retryPolicy;
        errorAdapter = moshi.adapter(Types.newParameterizedType(
                Envelope.class, Types.newParameterizedType(Map.class, String.class, String.class)));
    }

    /** The last part of the path, which is the endpoint's name in the vendor's documents. */
    static String endpoint(Call<?> call) {
        Request request = call.request();
        List<String> path = request.url().pathSegments();
        return path.get(path.size() - 1);
    }

    /**
     * The failure of a call that was answered with HTTP 401 alone, where no token explains it.
     *
     * @param conclusion what the status means if it comes from the cloud
     * @return a transient failure, unless the endpoint goes on failing
     */
    public CloudException unauthorized(String endpoint, CloudException conclusion) {
        return unconfirmed.judge(endpoint, conclusion);
    }

    /**
     * Makes the call. Repeats it if it is throttled, and once if a second encrypted attempt may succeed. A returned success
     * has data.
     */
    public <T> Envelope<T> execute(Call<Envelope<T>> call) throws CloudException {
        Envelope<T> answer = unthrottled(call);
        return mayDoBetter(answer) ? unthrottled(call.clone()) : answer;
    }

    /** Makes a call that must not be repeated when it is throttled, such as a login. A returned success has data. */
    public <T> Envelope<T> executeOnce(Call<Envelope<T>> call) throws CloudException {
        Attempt<T> attempt = attempt(call);
        Attempt<T> last = mayDoBetter(attempt.answer) ? attempt(call.clone()) : attempt;
        return last.isThrottled() ? last.throttledAnswer(endpoint(call), errors) : last.answer;
    }

    private boolean mayDoBetter(Envelope<?> answer) throws CloudException {
        return retryPolicy.isPresent() && retryPolicy.get().mayDoBetter(answer);
    }

    private <T> Envelope<T> unthrottled(Call<Envelope<T>> call) throws CloudException {
        Attempt<T> attempt = attempt(call);
        for (int repetition = 0; attempt.isThrottled(); repetition++) {
            if (!throttle.repeats(repetition, attempt.headers)) {
                return attempt.throttledAnswer(endpoint(call), errors);
            }
            attempt = attempt(call.clone());
        }
        throttle.accepted();
        return attempt.answer;
    }

    /** The outcome of one attempt. */
    private record Attempt<T>(Envelope<T> answer, Headers headers) {

        boolean isThrottled() {
            return IsolarcloudResultCode.of(answer.code())
                    .map(IsolarcloudResultCode::policy)
                    .filter(Policy.WAIT_SHORT::equals)
                    .isPresent();
        }

        Envelope<T> throttledAnswer(String endpoint, IsolarcloudErrors errors) throws QuotaSpent {
            if (!answer.code().equals(Envelope.HTTP_TOO_MANY)) {
                return answer;
            }
            throw new QuotaSpent(
                    IsolarcloudResultCode.HTTP_TOO_MANY.sentence() + " (HTTP 429, " + endpoint + ")",
                    errors.untilSlower(headers));
        }
    }

    private <T> Attempt<T> attempt(Call<Envelope<T>> call) throws CloudException {
        String endpoint = endpoint(call);
        throttle.acquire();
        try {
            Response<Envelope<T>> response = call.execute();
            throttle.adapt(response.headers());
            Envelope<T> answer = sound(response.isSuccessful() ? body(response) : failed(response, endpoint), endpoint);
            if (answer.isOfCloud()) {
                unconfirmed.answered(endpoint);
            }
            return new Attempt<>(answer, response.headers());
        } catch (CloudIOException e) {
            throw e.reason();
        } catch (MalformedResponseException e) {
            throw errors.malformed(endpoint, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw connections.unanswered(e);
        }
    }

    private <T> Envelope<T> sound(Envelope<T> answer, String endpoint) throws CloudException {
        if (answer.flaw().isPresent()) {
            throw errors.malformed(endpoint, "is invalid: " + answer.flaw().get());
        }
        return answer;
    }

    private static <T> Envelope<T> body(Response<Envelope<T>> response) throws MalformedResponseException {
        Envelope<T> answer = response.body();
        if (answer == null) {
            throw new MalformedResponseException("is empty");
        }
        return answer;
    }

    private <T> Envelope<T> failed(Response<?> response, String endpoint) throws IOException, CloudException {
        int status = response.code();
        if (status == TOO_MANY) {
            return Envelope.failed(Envelope.HTTP_TOO_MANY, "");
        }
        try {
            Envelope<?> error = ResponseReader.read(Objects.requireNonNull(response.errorBody()), errorAdapter);
            if (!error.succeeded() && error.isOfCloud()) {
                return Envelope.failed(error.code(), error.message());
            }
        } catch (MalformedResponseException e) {
            log.debug("{}: HTTP {} without a response of the cloud itself", endpoint, status);
        }
        if (status == UNAUTHORIZED) {
            return Envelope.failed(Envelope.HTTP_UNAUTHORIZED, "");
        }
        throw connections.status(status, endpoint);
    }
}

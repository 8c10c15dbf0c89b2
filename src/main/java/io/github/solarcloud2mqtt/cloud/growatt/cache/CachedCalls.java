package io.github.solarcloud2mqtt.cloud.growatt.cache;

import com.squareup.moshi.JsonAdapter;
import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.Blocked;
import io.github.solarcloud2mqtt.cloud.CloudException.Malformed;
import io.github.solarcloud2mqtt.cloud.CloudException.NotAllowed;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.LogOnce;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattAccount;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattErrors;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattResponse;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattResultCode;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattResultCode.Policy;
import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.growatt.api.RequestKey;
import io.github.solarcloud2mqtt.cloud.http.CloudIOException;
import io.github.solarcloud2mqtt.cloud.http.ConnectionErrors;
import io.github.solarcloud2mqtt.cloud.http.MalformedResponseException;
import io.github.solarcloud2mqtt.cloud.http.ResponseReader;
import io.github.solarcloud2mqtt.cloud.http.UnconfirmedFailures;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retrofit2.Call;
import retrofit2.Response;

/** Makes the calls that are due; before the interval of an endpoint has passed, returns the cached response. */
public final class CachedCalls implements InventoryCalls {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int METHOD_REFUSED = 405;
    private static final int TOO_MANY = 429;

    /** Users report blocks that last hours to days. */
    private static final Duration BLOCK = Duration.ofHours(6);

    /** A web page may also come from a proxy or a wrong address, which the user can correct soon. */
    private static final Duration BLOCK_BY_PAGE = Duration.ofHours(1);

    /** So many responses in a row that cannot be read are followed by another call soon. */
    private static final int READ_AGAIN = 3;

    private final Logger log = LoggerFactory.getLogger(CachedCalls.class);
    private final JsonAdapter<JsonNode> json = new JsonNode.Adapter();
    private final GrowattAccount account;
    private final ResponseCache cache;
    private final AccountBlock block;
    private final CallBudget budget;
    private final UnconfirmedFailures unconfirmed;
    private final ConnectionErrors connections;
    private final GrowattErrors errors;
    private final LogOnce logOnce;
    private final InstantSource clock;
    private final Map<String, Integer> unreadable = new HashMap<>();

    public CachedCalls(GrowattAccount account, AccountContext context, LogOnce logOnce) {
        this.account = account;
        cache = new ResponseCache(account, context);
        block = new AccountBlock(account, context);
        budget = context.budget();
        clock = context.clock();
        this.logOnce = logOnce;
        errors = new GrowattErrors(account);
        unconfirmed = new UnconfirmedFailures(context.monotonic()::elapsed);
        connections = new ConnectionErrors(
                "Growatt's open platform",
                account.baseUrl().host(),
                account.timeout(),
                GrowattErrors.WRONG_SETTINGS,
                unconfirmed);
    }

    @Override
    public JsonNode ask(RequestKey key, Call<JsonNode> call) throws CloudException {
        block.check();
        Optional<JsonNode> known = cache.cached(key);
        if (known.isPresent()) {
            return known.get();
        }
        checkBudget();
        GrowattResponse answer = answer(key, call);
        if (answer.succeeded()) {
            logOnce.working(what(key));
            cache.answered(key, answer.data());
            return answer.data();
        }
        return failed(key, answer);
    }

    /**
     * The cached response while the interval of endpoint and object has not passed; empty when the call may be made.
     *
     * @throws CloudException the failure of the last call
     */
    public Optional<JsonNode> cached(RequestKey key) throws CloudException {
        return cache.cached(key);
    }

    /** Caches the part of a response that belongs to one of its objects, for as long as the whole response. */
    public void share(RequestKey batch, RequestKey key, JsonNode part) {
        cache.share(batch, key, part);
    }

    /** The data of a response that is not cached. Makes one call. */
    public JsonNode fetch(RequestKey key, Call<JsonNode> call) throws CloudException {
        block.check();
        checkBudget();
        GrowattResponse answer = answer(key, call);
        if (answer.succeeded()) {
            return answer.data();
        }
        CloudException failure = errors.coded(key, answer);
        throw policy(answer) == Policy.TOO_SOON
                ? new QuotaSpent(
                        String.valueOf(failure.getMessage()), key.endpoint().retryInterval())
                : failure;
    }

    private static Policy policy(GrowattResponse answer) {
        return answer.code()
                .flatMap(GrowattResultCode::of)
                .map(GrowattResultCode::policy)
                .orElse(Policy.TRANSIENT);
    }

    /** Whether endpoint and object of a call may be called now. */
    public boolean isDue(RequestKey key) {
        return cache.isDue(key);
    }

    /** Whether there is a response for endpoint, object and parameters. */
    public boolean hasOutcome(RequestKey key) {
        return cache.newest(key).isPresent();
    }

    /** Throws the failure of the last call for endpoint and object, if it failed. */
    public void repeatFailure(RequestKey key) throws CloudException {
        cache.repeatFailure(key);
    }

    @Override
    public CloudException unusable(RequestKey key, String flaw) {
        return cache.failed(key, key.endpoint().interval(), errors.malformed(key, "is invalid: " + flaw));
    }

    private void checkBudget() throws QuotaSpent {
        if (budget.left().orElse(1) == 0) {
            Instant now = clock.instant();
            Instant midnight = now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
            throw new QuotaSpent(
                    "The %d calls that calls-per-day allows are used up, counted from midnight UTC. The bridge continues at %s. Raise calls-per-day if Growatt allows the account more, or raise poll-interval."
                            .formatted(account.callsPerDay(), midnight),
                    Duration.between(now, midnight));
        }
    }

    private GrowattResponse answer(RequestKey key, Call<JsonNode> call) throws CloudException {
        try {
            Response<JsonNode> response = call.execute();
            log.debug("{}: HTTP {}", key, response.code());
            GrowattResponse answer =
                    GrowattResponse.of(response.isSuccessful() ? body(response) : error(key, response));
            if (answer.code().isEmpty()) {
                throw unread(key, errors.malformed(key, "is invalid: there is no error_code in it"));
            }
            if (answer.isOfCloud()) {
                unconfirmed.answered(key.endpoint().toString());
                unreadable.remove(key.fileName());
            }
            return answer;
        } catch (CloudIOException e) {
            throw e.reason();
        } catch (MalformedResponseException e) {
            throw e.isText()
                    ? blocked(key, "a web page", BLOCK_BY_PAGE)
                    : unread(key, errors.malformed(key, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw connections.unanswered(e);
        }
    }

    /**
     * A response that is not the cloud's own, or only a part of one. The first few are no reason to wait for the whole
     * interval, which may be hours.
     */
    private Malformed unread(RequestKey key, Malformed failure) {
        boolean again = unreadable.merge(key.fileName(), 1, Integer::sum) <= READ_AGAIN;
        Duration interval = key.endpoint().interval();
        Duration soon = key.endpoint().retryInterval();
        return cache.failed(key, again && soon.compareTo(interval) < 0 ? soon : interval, failure);
    }

    /** A page or a status by which Growatt blocks the bridge, if it is Growatt's. */
    private CloudException blocked(RequestKey key, String how, Duration length) {
        String reason = errors.blocked(key, how);
        CloudException judged = unconfirmed.judge(key.endpoint().toString(), new Blocked(reason, length));
        return judged instanceof Blocked ? block.begin(reason, length) : judged;
    }

    private static JsonNode body(Response<JsonNode> response) throws MalformedResponseException {
        JsonNode body = response.body();
        if (body == null) {
            throw new MalformedResponseException("is empty");
        }
        return body;
    }

    private JsonNode error(RequestKey key, Response<JsonNode> response) throws IOException, CloudException {
        int status = response.code();
        try {
            JsonNode body = ResponseReader.read(Objects.requireNonNull(response.errorBody()), json);
            if (GrowattResponse.of(body).isOfCloud()) {
                return body;
            }
        } catch (MalformedResponseException e) {
            log.debug("{}: HTTP {} without a response of the cloud itself", key, status);
        }
        throw switch (status) {
            case FORBIDDEN, METHOD_REFUSED -> blocked(key, "HTTP " + status, BLOCK);
            case TOO_MANY -> tooMany(key);
            case UNAUTHORIZED ->
                unconfirmed.judge(
                        key.endpoint().toString(),
                        new Rejected(
                                GrowattResultCode.V4_TOKEN.sentence() + " (HTTP 401, " + key.endpoint() + ")",
                                GrowattErrors.WRONG_SETTINGS));
            default -> connections.status(status, key.endpoint().toString());
        };
    }

    private static QuotaSpent tooMany(RequestKey key) {
        return new QuotaSpent(
                "Growatt asks for fewer calls. The bridge waits. (HTTP 429, " + key.endpoint() + ")",
                key.endpoint().retryInterval());
    }

    private JsonNode failed(RequestKey key, GrowattResponse answer) throws CloudException {
        CloudException failure = errors.coded(key, answer);
        if (policy(answer) == Policy.TOO_SOON) {
            return tooSoon(key, failure);
        }
        if (failure instanceof NotAllowed) {
            throw cache.failed(key, GrowattErrors.NO_PERMISSION, failure);
        }
        // Only a refusal of the whole account stops the other calls.
        boolean goesOn = failure instanceof Rejected && !key.endpoint().isOfAccount();
        throw goesOn ? cache.failed(key, GrowattErrors.WRONG_SETTINGS, failure) : failure;
    }

    /** Does not repeat the call at once: a further call would restart the cloud's interval. */
    private JsonNode tooSoon(RequestKey key, CloudException failure) throws CloudException {
        cache.postpone(key);
        Optional<JsonNode> known = cache.newest(key);
        if (known.isEmpty()) {
            throw failure;
        }
        logOnce.failing(what(key), "the last response is used. " + failure.getMessage());
        return known.get();
    }

    private static String what(RequestKey key) {
        return "Growatt's " + key;
    }
}

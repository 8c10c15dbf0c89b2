package io.github.solarcloud2mqtt.cloud.growatt;

import com.squareup.moshi.JsonAdapter;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.NotAllowed;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattAccount;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattErrors;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattResponse;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattResultCode;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattResultCode.Policy;
import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.growatt.api.RequestKey;
import io.github.solarcloud2mqtt.cloud.growatt.cache.ResponseCache;
import io.github.solarcloud2mqtt.cloud.http.CloudIOException;
import io.github.solarcloud2mqtt.cloud.http.ConnectionErrors;
import io.github.solarcloud2mqtt.cloud.http.LogOnce;
import io.github.solarcloud2mqtt.cloud.http.MalformedResponseException;
import io.github.solarcloud2mqtt.cloud.http.ResponseReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retrofit2.Call;
import retrofit2.Response;

/** Asks, where it is time to ask, and says what comes of it; where it is too soon, what was told last holds. */
final class CachedCalls {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int METHOD_REFUSED = 405;
    private static final int TOO_MANY = 429;

    /** Those who were shut out report hours to days (growatt-errors.csv). */
    private static final Duration SHUT_OUT = Duration.ofHours(6);

    /** A page for people may also come from a proxy, or from a wrong address, which the owner mends sooner. */
    private static final Duration SHUT_OUT_BY_PAGE = Duration.ofHours(1);

    private final Logger log = LoggerFactory.getLogger(CachedCalls.class);
    private final JsonAdapter<JsonNode> json = new JsonNode.Adapter();
    private final GrowattAccount account;
    private final ResponseCache ration;
    private final CallBudget budget;
    private final ConnectionErrors connections;
    private final GrowattErrors failures;
    private final LogOnce troubles;
    private final InstantSource clock;

    CachedCalls(
            GrowattAccount account, ResponseCache ration, CallBudget budget, LogOnce troubles, InstantSource clock) {
        this.account = account;
        this.ration = ration;
        this.budget = budget;
        this.troubles = troubles;
        this.clock = clock;
        failures = new GrowattErrors(account);
        connections = new ConnectionErrors(
                "Growatt's open platform", account.baseUrl().host(), account.timeout(), GrowattErrors.WRONG_SETTINGS);
    }

    /** The data of an answer; one call at most. */
    JsonNode ask(RequestKey slot, Call<JsonNode> call) throws CloudException {
        ration.checkBlock();
        Optional<JsonNode> known = ration.instead(slot);
        if (known.isPresent()) {
            return known.get();
        }
        checkBudget();
        GrowattResponse answer = answer(slot, call);
        if (answer.succeeded()) {
            troubles.gone(what(slot));
            ration.answered(slot, answer.data());
            return answer.data();
        }
        return failed(slot, answer);
    }

    /** Says that an answer cannot be used, though the cloud calls it a success. */
    CloudException useless(RequestKey slot, String flaw) {
        return ration.failed(slot, slot.endpoint().interval(), failures.malformed(slot, "makes no sense: " + flaw));
    }

    private void checkBudget() throws QuotaSpent {
        if (budget.left().orElse(1) == 0) {
            Instant now = clock.instant();
            Instant midnight = now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
            throw new QuotaSpent(
                    "The %d calls that calls-per-day allows are used up, counted from midnight UTC. The bridge goes on at %s. Raise calls-per-day if Growatt allows the account more, or raise poll-interval."
                            .formatted(account.callsPerDay(), midnight),
                    Duration.between(now, midnight));
        }
    }

    private GrowattResponse answer(RequestKey slot, Call<JsonNode> call) throws CloudException {
        try {
            Response<JsonNode> response = call.execute();
            log.debug("{}: HTTP {}", slot, response.code());
            GrowattResponse answer =
                    GrowattResponse.of(response.isSuccessful() ? body(response) : error(slot, response));
            if (answer.code().isEmpty()) {
                throw useless(slot, "there is no error_code in it");
            }
            return answer;
        } catch (CloudIOException e) {
            throw e.reason();
        } catch (MalformedResponseException e) {
            throw e.isText()
                    ? ration.block(failures.shutOut(slot, "a page for people"), SHUT_OUT_BY_PAGE)
                    : ration.failed(
                            slot, slot.endpoint().interval(), failures.malformed(slot, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw connections.unanswered(e);
        }
    }

    private static JsonNode body(Response<JsonNode> response) throws MalformedResponseException {
        JsonNode body = response.body();
        if (body == null) {
            throw new MalformedResponseException("is empty");
        }
        return body;
    }

    private JsonNode error(RequestKey slot, Response<JsonNode> response) throws IOException, CloudException {
        int status = response.code();
        try {
            JsonNode body = ResponseReader.read(Objects.requireNonNull(response.errorBody()), json);
            if (GrowattResponse.of(body).code().flatMap(GrowattResultCode::of).isPresent()) {
                return body;
            }
        } catch (MalformedResponseException e) {
            log.debug("{}: HTTP {} without an answer of the cloud's own", slot, status);
        }
        throw switch (status) {
            case FORBIDDEN, METHOD_REFUSED -> ration.block(failures.shutOut(slot, "HTTP " + status), SHUT_OUT);
            case TOO_MANY -> tooMany(slot);
            case UNAUTHORIZED ->
                new Rejected(
                        GrowattResultCode.V4_TOKEN.sentence() + " (HTTP 401, " + slot.endpoint() + ")",
                        GrowattErrors.WRONG_SETTINGS);
            default -> connections.status(status, slot.endpoint().toString());
        };
    }

    private static QuotaSpent tooMany(RequestKey slot) {
        return new QuotaSpent(
                "Growatt asks for fewer calls. The bridge waits. (HTTP 429, " + slot.endpoint() + ")",
                slot.endpoint().interval());
    }

    private JsonNode failed(RequestKey slot, GrowattResponse answer) throws CloudException {
        CloudException failure = failures.coded(slot, answer);
        Policy policy = answer.code()
                .flatMap(GrowattResultCode::of)
                .map(GrowattResultCode::policy)
                .orElse(Policy.TRANSIENT);
        if (policy == Policy.TOO_SOON) {
            return tooSoon(slot, failure);
        }
        if (failure instanceof NotAllowed) {
            throw ration.failed(slot, GrowattErrors.NO_PERMISSION, failure);
        }
        // The bridge itself waits only where the account as a whole is refused.
        boolean goesOn = failure instanceof Rejected && !slot.endpoint().isOfAccount();
        throw goesOn ? ration.failed(slot, GrowattErrors.WRONG_SETTINGS, failure) : failure;
    }

    /** Never asked again at once: the wait would begin anew. */
    private JsonNode tooSoon(RequestKey slot, CloudException failure) throws CloudException {
        ration.postpone(slot);
        Optional<JsonNode> known = ration.newest(slot);
        if (known.isEmpty()) {
            throw failure;
        }
        troubles.there(what(slot), "what was told last holds. " + failure.getMessage());
        return known.get();
    }

    private static String what(RequestKey slot) {
        return "Growatt's " + slot;
    }
}

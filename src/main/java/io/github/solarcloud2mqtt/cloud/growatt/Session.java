package io.github.solarcloud2mqtt.cloud.growatt;

import com.squareup.moshi.JsonAdapter;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.NotAllowed;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.growatt.ResultCode.Policy;
import io.github.solarcloud2mqtt.cloud.wire.AnswerReader;
import io.github.solarcloud2mqtt.cloud.wire.BrokenAnswer;
import io.github.solarcloud2mqtt.cloud.wire.ConnectionFailures;
import io.github.solarcloud2mqtt.cloud.wire.RefusedCall;
import io.github.solarcloud2mqtt.cloud.wire.Troubles;
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
final class Session {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int METHOD_REFUSED = 405;
    private static final int TOO_MANY = 429;

    /** Those who were shut out report hours to days (growatt-errors.csv). */
    private static final Duration SHUT_OUT = Duration.ofHours(6);

    /** A page for people may also come from a proxy, or from a wrong address, which the owner mends sooner. */
    private static final Duration SHUT_OUT_BY_PAGE = Duration.ofHours(1);

    private final Logger log = LoggerFactory.getLogger(Session.class);
    private final JsonAdapter<Node> json = new Node.Adapter();
    private final GrowattAccount account;
    private final Ration ration;
    private final CallBudget budget;
    private final ConnectionFailures connections;
    private final Failures failures;
    private final Troubles troubles;
    private final InstantSource clock;

    Session(GrowattAccount account, Ration ration, CallBudget budget, Troubles troubles, InstantSource clock) {
        this.account = account;
        this.ration = ration;
        this.budget = budget;
        this.troubles = troubles;
        this.clock = clock;
        failures = new Failures(account);
        connections = new ConnectionFailures(
                "Growatt's open platform", account.baseUrl().host(), account.timeout(), Failures.WRONG_SETTINGS);
    }

    /** The data of an answer; one call at most. */
    Node ask(Slot slot, Call<Node> call) throws CloudException {
        ration.checkBlock();
        Optional<Node> known = ration.instead(slot);
        if (known.isPresent()) {
            return known.get();
        }
        checkBudget();
        Answer answer = answer(slot, call);
        if (answer.succeeded()) {
            troubles.gone(what(slot));
            ration.answered(slot, answer.data());
            return answer.data();
        }
        return failed(slot, answer);
    }

    /** Says that an answer cannot be used, though the cloud calls it a success. */
    CloudException useless(Slot slot, String flaw) {
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

    private Answer answer(Slot slot, Call<Node> call) throws CloudException {
        try {
            Response<Node> response = call.execute();
            log.debug("{}: HTTP {}", slot, response.code());
            Answer answer = Answer.of(response.isSuccessful() ? body(response) : error(slot, response));
            if (answer.code().isEmpty()) {
                throw useless(slot, "there is no error_code in it");
            }
            return answer;
        } catch (RefusedCall e) {
            throw e.reason();
        } catch (BrokenAnswer e) {
            throw e.isText()
                    ? ration.block(failures.shutOut(slot, "a page for people"), SHUT_OUT_BY_PAGE)
                    : ration.failed(
                            slot, slot.endpoint().interval(), failures.malformed(slot, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw connections.unanswered(e);
        }
    }

    private static Node body(Response<Node> response) throws BrokenAnswer {
        Node body = response.body();
        if (body == null) {
            throw new BrokenAnswer("is empty");
        }
        return body;
    }

    private Node error(Slot slot, Response<Node> response) throws IOException, CloudException {
        int status = response.code();
        try {
            Node body = AnswerReader.read(Objects.requireNonNull(response.errorBody()), json);
            if (Answer.of(body).code().flatMap(ResultCode::of).isPresent()) {
                return body;
            }
        } catch (BrokenAnswer e) {
            log.debug("{}: HTTP {} without an answer of the cloud's own", slot, status);
        }
        throw switch (status) {
            case FORBIDDEN, METHOD_REFUSED -> ration.block(failures.shutOut(slot, "HTTP " + status), SHUT_OUT);
            case TOO_MANY -> tooMany(slot);
            case UNAUTHORIZED ->
                new Rejected(
                        ResultCode.V4_TOKEN.sentence() + " (HTTP 401, " + slot.endpoint() + ")",
                        Failures.WRONG_SETTINGS);
            default -> connections.status(status, slot.endpoint().toString());
        };
    }

    private static QuotaSpent tooMany(Slot slot) {
        return new QuotaSpent(
                "Growatt asks for fewer calls. The bridge waits. (HTTP 429, " + slot.endpoint() + ")",
                slot.endpoint().interval());
    }

    private Node failed(Slot slot, Answer answer) throws CloudException {
        CloudException failure = failures.coded(slot, answer);
        Policy policy =
                answer.code().flatMap(ResultCode::of).map(ResultCode::policy).orElse(Policy.TRANSIENT);
        if (policy == Policy.TOO_SOON) {
            return tooSoon(slot, failure);
        }
        if (failure instanceof NotAllowed) {
            throw ration.failed(slot, Failures.NO_PERMISSION, failure);
        }
        // The bridge itself waits only where the account as a whole is refused.
        boolean goesOn = failure instanceof Rejected && !slot.endpoint().isOfAccount();
        throw goesOn ? ration.failed(slot, Failures.WRONG_SETTINGS, failure) : failure;
    }

    /** Never asked again at once: the wait would begin anew. */
    private Node tooSoon(Slot slot, CloudException failure) throws CloudException {
        ration.postpone(slot);
        Optional<Node> known = ration.newest(slot);
        if (known.isEmpty()) {
            throw failure;
        }
        troubles.there(what(slot), "what was told last holds. " + failure.getMessage());
        return known.get();
    }

    private static String what(Slot slot) {
        return "Growatt's " + slot;
    }
}

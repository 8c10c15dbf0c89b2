package io.github.solarcloud2mqtt.cloud.growatt.cache;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattAccount;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattErrors;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattResultCode;
import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.growatt.api.RequestKey;
import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.time.MonotonicClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stores the last response for each endpoint and object, so that no call is repeated before its interval has passed, not
 * even after a restart: until then the same response, or the same failure, is returned. Belongs to one token at one server.
 * Uses monotonic time; the wall clock matters only at startup.
 */
public final class ResponseCache {

    private static final JsonAdapter<JsonNode> NODE = new JsonNode.Adapter().nullSafe();
    private static final JsonAdapter<Saved> SAVED = new Moshi.Builder()
            .add(JsonNode.class, NODE)
            .build()
            .adapter(Saved.class)
            .serializeNulls();

    /** The end of the name of a file that versions before 2 wrote for each day of an alarm list. */
    private static final String ALARM_DAY = ".+ \\d{4}-\\d\\d-\\d\\d page \\d+";

    private final StateDirectory state;
    private final String name;
    private final String account;
    private final InstantSource clock;
    private final MonotonicClock monotonic;
    private final Map<String, Outcome> outcomes = new HashMap<>();

    /**
     * @param context its name is part of the names of the files
     */
    public ResponseCache(GrowattAccount account, AccountContext context) {
        state = context.state();
        name = "growatt-" + context.name() + "-";
        this.account = account.fingerprint();
        clock = context.clock();
        monotonic = context.monotonic();
        state.deleteAll(Pattern.compile(Pattern.quote(name + "alarms-") + ALARM_DAY));
    }

    /**
     * The outcome of the last call for an endpoint and object.
     *
     * @param parameters the other parameters of the call
     * @param until when the next call may be made, in monotonic time
     * @param data the newest data for these parameters, perhaps of an earlier call
     * @param failure the failure of the last call, if any
     */
    private record Outcome(
            String parameters, Duration until, Optional<JsonNode> data, Optional<CloudException> failure) {}

    /** Whether endpoint and object of a call may be called now. */
    public boolean isDue(RequestKey key) {
        return last(key)
                .map(outcome -> wait(outcome))
                .filter(wait -> !wait.isZero())
                .isEmpty();
    }

    /**
     * The cached response while the interval of the call has not passed; empty when the call may be made.
     *
     * @throws CloudException the failure of the last call, or that there is no response for these parameters yet
     */
    public Optional<JsonNode> cached(RequestKey key) throws CloudException {
        Optional<Outcome> last = last(key);
        if (last.isEmpty() || isDue(key)) {
            return Optional.empty();
        }
        Outcome outcome = last.get();
        Duration wait = wait(outcome);
        repeatFailure(key);
        if (outcome.data.isEmpty() || !outcome.parameters.equals(key.parameters())) {
            throw GrowattErrors.tooSoon(key, wait, GrowattResultCode.TOO_FREQUENT, "");
        }
        return outcome.data;
    }

    /** Throws the failure of the last call for endpoint and object, if there is one and its time has not passed. */
    public void repeatFailure(RequestKey key) throws CloudException {
        Optional<Outcome> failed = last(key).filter(outcome -> outcome.failure.isPresent());
        if (failed.isPresent() && !isDue(key)) {
            throw failed.get().failure.orElseThrow().withRetryAfter(wait(failed.get()));
        }
    }

    private Duration wait(Outcome outcome) {
        Duration left = outcome.until.minus(monotonic.elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** The newest data for the parameters of a call, however old. */
    public Optional<JsonNode> newest(RequestKey key) {
        return last(key)
                .filter(outcome -> outcome.parameters.equals(key.parameters()))
                .flatMap(Outcome::data);
    }

    /** Stores a successful response. */
    public void answered(RequestKey key, JsonNode data) {
        store(key, key.endpoint().interval(), Optional.of(data));
    }

    /** Keeps the part of a response that belongs to one of its objects, as long as the whole; not over a restart. */
    void share(RequestKey batch, RequestKey key, JsonNode part) {
        last(batch)
                .ifPresent(whole -> outcomes.put(
                        key.fileName(),
                        new Outcome(key.parameters(), whole.until, Optional.of(part), Optional.empty())));
    }

    /** Records that the cloud refused a call as too early. */
    public void postpone(RequestKey key) {
        store(key, key.endpoint().retryInterval(), newest(key));
    }

    /** Records a failure that is repeated until some time has passed, or until the next start. */
    public <E extends CloudException> E failed(RequestKey key, Duration pause, E failure) {
        outcomes.put(
                key.fileName(),
                new Outcome(key.parameters(), monotonic.elapsed().plus(pause), newest(key), Optional.of(failure)));
        return failure;
    }

    private void store(RequestKey key, Duration pause, Optional<JsonNode> data) {
        outcomes.put(
                key.fileName(),
                new Outcome(key.parameters(), monotonic.elapsed().plus(pause), data, Optional.empty()));
        state.trySave(
                name + key.fileName(),
                SAVED,
                new Saved(
                        account,
                        clock.instant().plus(pause).getEpochSecond(),
                        pause.toSeconds(),
                        key.parameters(),
                        data.orElse(null)));
    }

    private Optional<Outcome> last(RequestKey key) {
        String file = key.fileName();
        if (!outcomes.containsKey(file)) {
            load(file).ifPresent(outcome -> outcomes.put(file, outcome));
        }
        return Optional.ofNullable(outcomes.get(file));
    }

    private Optional<Outcome> load(String file) {
        return state.load(name + file, SAVED)
                .filter(saved -> account.equals(saved.account))
                .map(saved -> new Outcome(
                        saved.parameters == null ? "" : saved.parameters,
                        monotonic.elapsed().plus(saved.left(clock)),
                        Optional.ofNullable(saved.data),
                        Optional.empty()));
    }

    /** The content of a state file; public because Moshi handles only public records. */
    public record Saved(
            @Nullable String account,
            long until,
            long pause,
            @Nullable String parameters,
            @Nullable JsonNode data) {

        /** A time further in the future than the pause comes from a clock that was wrong. */
        private Duration left(InstantSource clock) {
            long seconds = until - clock.instant().getEpochSecond();
            return seconds > pause ? Duration.ZERO : Duration.ofSeconds(seconds);
        }
    }
}

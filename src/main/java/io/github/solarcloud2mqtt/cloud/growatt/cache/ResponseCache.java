package io.github.solarcloud2mqtt.cloud.growatt.cache;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.Blocked;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattAccount;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattErrors;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattResultCode;
import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.growatt.api.RequestKey;
import io.github.solarcloud2mqtt.state.StateDirectory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores the last response of each call, so that no call is repeated before its interval has passed, not even after a
 * restart: until then the same response, or the same failure, is returned. Belongs to one token at one server.
 */
public final class ResponseCache {

    private static final JsonAdapter<JsonNode> NODE = new JsonNode.Adapter().nullSafe();
    private static final JsonAdapter<Saved> SAVED =
            new Moshi.Builder().add(JsonNode.class, NODE).build().adapter(Saved.class);
    private static final JsonAdapter<Block> BLOCK = new Moshi.Builder().build().adapter(Block.class);

    private final StateDirectory state;
    private final String name;
    private final String account;
    private final InstantSource clock;
    private final Map<RequestKey, Outcome> outcomes = new HashMap<>();
    private Optional<Block> block;

    /**
     * @param context its name is part of the names of the files
     */
    public ResponseCache(GrowattAccount account, AccountContext context) {
        state = context.state();
        name = "growatt-" + context.name() + "-";
        this.account = account.fingerprint();
        clock = context.clock();
        block = state.load(this.name + "block", BLOCK).filter(found -> this.account.equals(found.account));
    }

    /**
     * The outcome of the last call.
     *
     * @param until when the call may be repeated
     * @param data the newest data, perhaps of an earlier call
     * @param failure the failure of the last call, if it failed
     */
    private record Outcome(Instant until, Optional<JsonNode> data, Optional<CloudException> failure) {}

    /** Throws while the cloud blocks the bridge. */
    public void checkBlock() throws Blocked {
        if (block.isPresent()) {
            Instant until = Instant.ofEpochSecond(block.get().until);
            if (clock.instant().isBefore(until)) {
                throw new Blocked(
                        block.get().message + " It leaves the cloud alone until " + until + ".",
                        Duration.between(clock.instant(), until));
            }
        }
    }

    /** Records that the cloud blocks the bridge. */
    public Blocked block(String message, Duration length) {
        Instant until = clock.instant().plus(length).truncatedTo(ChronoUnit.SECONDS);
        Block present = new Block(account, until.getEpochSecond(), message);
        block = Optional.of(present);
        state.trySave(name + "block", BLOCK, present);
        return new Blocked(message + " It leaves the cloud alone until " + until + ".", length);
    }

    /**
     * The cached response, while the interval of the call has not passed; empty when the call may be made.
     *
     * @throws CloudException the failure of the last call
     */
    public Optional<JsonNode> cached(RequestKey key) throws CloudException {
        Instant now = clock.instant();
        Optional<Outcome> last = last(key).filter(outcome -> now.isBefore(outcome.until));
        if (last.isEmpty()) {
            return Optional.empty();
        }
        if (last.get().failure.isPresent()) {
            throw last.get().failure.get();
        }
        if (last.get().data.isEmpty()) {
            throw GrowattErrors.tooSoon(
                    key, Duration.between(now, last.get().until), GrowattResultCode.TOO_FREQUENT, "");
        }
        return last.get().data;
    }

    /** The newest data, however old. */
    public Optional<JsonNode> newest(RequestKey key) {
        return last(key).flatMap(Outcome::data);
    }

    /** Stores a successful response. */
    public void answered(RequestKey key, JsonNode data) {
        keep(key, key.endpoint().interval(), Optional.of(data));
    }

    /** Records that the cloud refused a call as too early. */
    public void postpone(RequestKey key) {
        keep(key, key.endpoint().retryInterval(), newest(key));
    }

    /** Records a failure that repeats until some time has passed, or until the next start. */
    public <E extends CloudException> E failed(RequestKey key, Duration pause, E failure) {
        outcomes.put(key, new Outcome(clock.instant().plus(pause), newest(key), Optional.of(failure)));
        return failure;
    }

    private void keep(RequestKey key, Duration pause, Optional<JsonNode> data) {
        Instant until = clock.instant().plus(pause);
        outcomes.put(key, new Outcome(until, data, Optional.empty()));
        state.trySave(
                name + key.key(),
                SAVED,
                new Saved(account, until.getEpochSecond(), pause.toSeconds(), data.orElse(null)));
    }

    private Optional<Outcome> last(RequestKey key) {
        if (!outcomes.containsKey(key)) {
            state.load(name + key.key(), SAVED)
                    .filter(saved -> account.equals(saved.account))
                    .ifPresent(saved -> outcomes.put(key, saved.outcome(clock.instant())));
        }
        return Optional.ofNullable(outcomes.get(key));
    }

    /** The content of a call's state file; public because Moshi handles only public records. */
    public record Saved(
            @Nullable String account,
            long until,
            long pause,
            @Nullable JsonNode data) {
        private Outcome outcome(Instant now) {
            // A file from the future comes from a clock that was wrong.
            boolean plausible = until - now.getEpochSecond() <= pause;
            return new Outcome(
                    plausible ? Instant.ofEpochSecond(until) : now, Optional.ofNullable(data), Optional.empty());
        }
    }

    /** The content of the block's state file; public because Moshi handles only public records. */
    public record Block(
            @Nullable String account, long until, @Nullable String message) {}
}

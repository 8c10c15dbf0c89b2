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
 * Remembers when what was asked and what the answer was, so that nothing is asked again before its time, not even after a
 * restart: until then the same answer, or the same failure, holds. Belongs to one token at one server.
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
     * What came of asking.
     *
     * @param until when the same may be asked again
     * @param data the newest data there is, perhaps of an earlier time
     * @param failure why the last call did not bring any, if so
     */
    private record Outcome(Instant until, Optional<JsonNode> data, Optional<CloudException> failure) {}

    /** Passes unless the cloud has shut out the bridge. */
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

    /** The cloud has shut out the bridge. */
    public Blocked block(String message, Duration length) {
        Instant until = clock.instant().plus(length).truncatedTo(ChronoUnit.SECONDS);
        Block present = new Block(account, until.getEpochSecond(), message);
        block = Optional.of(present);
        state.trySave(name + "block", BLOCK, present);
        return new Blocked(message + " It leaves the cloud alone until " + until + ".", length);
    }

    /**
     * What to go on with if it is too soon to ask.
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

    /** The newest data there is, however old. */
    public Optional<JsonNode> newest(RequestKey key) {
        return last(key).flatMap(Outcome::data);
    }

    /** The cloud has answered. */
    public void answered(RequestKey key, JsonNode data) {
        keep(key, key.endpoint().interval(), Optional.of(data));
    }

    /** The cloud was asked too soon; what it told before holds. */
    public void postpone(RequestKey key) {
        keep(key, key.endpoint().retryInterval(), newest(key));
    }

    /** The call has failed, and the same call would fail until some time has passed, or until the next start. */
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

    /** What is kept of one call for the next start; public, because Moshi handles no other records. */
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

    /** That the cloud has shut out the bridge; public, because Moshi handles no other records. */
    public record Block(
            @Nullable String account, long until, @Nullable String message) {}
}

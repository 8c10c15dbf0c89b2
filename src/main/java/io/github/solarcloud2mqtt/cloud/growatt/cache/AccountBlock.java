package io.github.solarcloud2mqtt.cloud.growatt.cache;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.CloudException.Blocked;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattAccount;
import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.time.MonotonicClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A block of the account or its address by the cloud: no call is made before its end, not even after a restart. */
public final class AccountBlock {

    /** A stored block with a later end comes from a clock that was wrong. */
    private static final Duration LONGEST = Duration.ofHours(6);

    private static final JsonAdapter<Saved> SAVED = new Moshi.Builder().build().adapter(Saved.class);

    private final StateDirectory state;
    private final String file;
    private final String account;
    private final InstantSource clock;
    private final MonotonicClock monotonic;
    private String message = "";
    private Duration until;

    /**
     * @param context its name is part of the name of the state file
     */
    public AccountBlock(GrowattAccount account, AccountContext context) {
        state = context.state();
        file = "growatt-" + context.name() + "-block";
        this.account = account.fingerprint();
        clock = context.clock();
        monotonic = context.monotonic();
        until = monotonic.elapsed();
        state.load(file, SAVED)
                .filter(saved -> this.account.equals(saved.account))
                .ifPresent(this::restore);
    }

    private void restore(Saved saved) {
        Duration left = Duration.ofSeconds(saved.until - clock.instant().getEpochSecond());
        if (left.compareTo(LONGEST) <= 0) {
            until = monotonic.elapsed().plus(left);
            message = Optional.ofNullable(saved.message).orElse("");
        }
    }

    /** Throws while the block lasts. */
    public void check() throws Blocked {
        Duration left = until.minus(monotonic.elapsed());
        if (left.compareTo(Duration.ZERO) > 0) {
            throw blocked(left);
        }
    }

    /** Begins a block. */
    public Blocked begin(String reason, Duration length) {
        message = reason;
        until = monotonic.elapsed().plus(length);
        state.trySave(file, SAVED, new Saved(account, end(length).getEpochSecond(), reason));
        return blocked(length);
    }

    private Blocked blocked(Duration left) {
        return new Blocked(message + " It makes no calls until " + end(left) + ".", left);
    }

    private Instant end(Duration left) {
        return clock.instant().plus(left).truncatedTo(ChronoUnit.SECONDS);
    }

    /** The content of the state file; public because Moshi handles only public records. */
    public record Saved(
            @Nullable String account, long until, @Nullable String message) {}
}

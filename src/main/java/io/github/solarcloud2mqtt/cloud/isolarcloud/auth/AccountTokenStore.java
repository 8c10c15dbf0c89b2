package io.github.solarcloud2mqtt.cloud.isolarcloud.auth;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.cloud.isolarcloud.client.TokenSource;
import io.github.solarcloud2mqtt.secret.Secret;
import io.github.solarcloud2mqtt.state.StateDirectory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The token of an account login, kept across restarts: it lives for 24 hours after its last use, so in normal operation there
 * is one login for years. Logs in when it must, never twice at once, and not at all while the cloud wants to be left
 * alone. Safe for use by several threads.
 */
public final class AccountTokenStore implements TokenSource {

    /** A token that was never accepted is given this long before another is asked for: nothing may log in in a loop. */
    private static final Duration SPACING = Duration.ofMinutes(10);

    private static final JsonAdapter<Saved> SAVED = new Moshi.Builder().build().adapter(Saved.class);

    private final AccountLogin login;
    private final StateDirectory state;
    private final String file;
    private final String fingerprint;
    private final InstantSource clock;
    private Optional<Secret> token;
    private boolean accepted;
    private Instant given = Instant.EPOCH;
    private @Nullable CloudException refusal;
    private Instant refusedUntil = Instant.EPOCH;

    /**
     * @param context its name is part of the name of the state file
     */
    public AccountTokenStore(AccountLogin login, AccountCredentials account, AccountContext context) {
        this.login = login;
        state = context.state();
        clock = context.clock();
        file = "token-" + context.name();
        fingerprint = fingerprint(account);
        token = state.load(file, SAVED).flatMap(this::ofThisAccount);
        accepted = token.isPresent();
    }

    @Override
    public synchronized Secret current() throws CloudException {
        return token.isPresent() ? token.get() : fresh();
    }

    @Override
    public synchronized void accepted(Secret used) {
        accepted |= isCurrent(used);
    }

    @Override
    public synchronized Optional<Secret> insteadOf(Secret used) throws CloudException {
        if (!isCurrent(used)) {
            return Optional.of(current());
        }
        return !accepted && isYoung() ? Optional.empty() : Optional.of(fresh());
    }

    @Override
    public synchronized boolean isYoung() {
        return clock.instant().isBefore(given.plus(SPACING));
    }

    private boolean isCurrent(Secret used) {
        return token.filter(used::equals).isPresent();
    }

    private Secret fresh() throws CloudException {
        waitIfRefused();
        try {
            Secret fresh = login.token();
            state.trySave(file, SAVED, new Saved(fingerprint, fresh.reveal()));
            token = Optional.of(fresh);
            accepted = false;
            given = clock.instant();
            return fresh;
        } catch (Rejected e) {
            throw remember(e, e.retryAfter());
        } catch (QuotaSpent e) {
            throw remember(e, e.retryAfter());
        }
    }

    private CloudException remember(CloudException e, Duration retryAfter) {
        refusal = e;
        refusedUntil = clock.instant().plus(retryAfter);
        return e;
    }

    /** Whoever asks too early hears the same again, and the cloud hears nothing. */
    private void waitIfRefused() throws CloudException {
        Duration left = Duration.between(clock.instant(), refusedUntil);
        if (refusal == null || left.isNegative() || left.isZero()) {
            return;
        }
        String message = String.valueOf(refusal.getMessage());
        throw refusal instanceof Rejected ? new Rejected(message, left) : new QuotaSpent(message, left);
    }

    private Optional<Secret> ofThisAccount(Saved saved) {
        return fingerprint.equals(saved.account())
                ? ResponseText.present(saved.token()).map(Secret::new)
                : Optional.empty();
    }

    /** Tells accounts apart without naming them; another password is another account, or nobody would see that it is wrong. */
    private static String fingerprint(AccountCredentials account) {
        String all = String.join(
                "\n",
                account.application().baseUrl().toString(),
                account.application().appKey().reveal(),
                account.user(),
                account.password().reveal());
        return ByteString.encodeUtf8(all).sha256().hex();
    }

    /** What is kept for the next start; public, because Moshi handles no other records. */
    public record Saved(@Nullable String account, @Nullable String token) {}
}

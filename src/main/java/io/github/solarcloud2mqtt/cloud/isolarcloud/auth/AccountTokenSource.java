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
import io.github.solarcloud2mqtt.time.MonotonicClock;
import java.time.Duration;
import java.util.Optional;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The token of an account login, stored across restarts. It is valid for 24 hours after its last use, so one login can last
 * for years. Logs in when necessary, one login at a time, and not while the cloud refuses logins. Thread-safe.
 */
public final class AccountTokenSource implements TokenSource {

    /** A token is too new for another login to help for this long. */
    private static final Duration SPACING = Duration.ofMinutes(10);

    /**
     * How long the token of a replacing login is used before the next replacement: another program that logs in with the
     * same account has made it invalid, and would lose its own token at once. A second token in succession that the cloud
     * never accepted is used for {@link #SPACING}, so that logins do not loop.
     */
    private static final Duration FIRST_SPACING = Duration.ofSeconds(15);

    private static final JsonAdapter<Saved> SAVED = new Moshi.Builder().build().adapter(Saved.class);

    private final AccountLogin login;
    private final StateDirectory state;
    private final String file;
    private final String fingerprint;
    private final MonotonicClock clock;
    private Optional<Secret> token;
    private boolean accepted;
    private Duration spacing = FIRST_SPACING;
    private Optional<Duration> given = Optional.empty();
    private Optional<Duration> replaced = Optional.empty();
    private @Nullable CloudException refusal;
    private Duration refusedUntil = Duration.ZERO;

    /**
     * @param context its name is part of the name of the state file
     */
    public AccountTokenSource(AccountLogin login, AccountCredentials account, AccountContext context) {
        this.login = login;
        state = context.state();
        clock = context.monotonic();
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
        if (isCurrent(used)) {
            accepted = true;
            spacing = FIRST_SPACING;
        }
    }

    @Override
    public synchronized Optional<Secret> insteadOf(Secret used) throws CloudException {
        if (!isCurrent(used)) {
            return Optional.of(current());
        }
        if (accepted ? isWithin(FIRST_SPACING, replaced) : isYoung()) {
            return Optional.empty();
        }
        Secret fresh = fresh();
        replaced = given;
        return Optional.of(fresh);
    }

    @Override
    public synchronized boolean isYoung() {
        return isWithin(accepted ? SPACING : spacing, given);
    }

    private boolean isWithin(Duration limit, Optional<Duration> since) {
        return since.filter(moment -> clock.elapsed().compareTo(moment.plus(limit)) < 0)
                .isPresent();
    }

    private boolean isCurrent(Secret used) {
        return token.filter(used::equals).isPresent();
    }

    private Secret fresh() throws CloudException {
        waitIfRefused();
        try {
            Secret fresh = login.token();
            state.trySave(file, SAVED, new Saved(fingerprint, fresh.reveal()));
            if (given.isPresent() && !accepted) {
                spacing = SPACING;
            }
            token = Optional.of(fresh);
            accepted = false;
            given = Optional.of(clock.elapsed());
            return fresh;
        } catch (Rejected e) {
            throw remember(e, e.retryAfter());
        } catch (QuotaSpent e) {
            throw remember(e, e.retryAfter());
        }
    }

    private CloudException remember(CloudException e, Duration retryAfter) {
        refusal = e;
        refusedUntil = clock.elapsed().plus(retryAfter);
        return e;
    }

    /** Throws the last refusal again, without a call, until its time has passed. */
    private void waitIfRefused() throws CloudException {
        Duration left = refusedUntil.minus(clock.elapsed());
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

    /** Identifies account and password without revealing them: after a change of the password the bridge must log in again. */
    private static String fingerprint(AccountCredentials account) {
        String all = String.join(
                "\n",
                account.application().baseUrl().toString(),
                account.application().appKey().reveal(),
                account.user(),
                account.password().reveal());
        return ByteString.encodeUtf8(all).sha256().hex();
    }

    /** The content of the state file; public because Moshi handles only public records. */
    public record Saved(@Nullable String account, @Nullable String token) {}
}

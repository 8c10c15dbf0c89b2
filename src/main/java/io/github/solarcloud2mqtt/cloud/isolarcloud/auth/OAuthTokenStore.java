package io.github.solarcloud2mqtt.cloud.isolarcloud.auth;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Application;
import io.github.solarcloud2mqtt.secret.Secret;
import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.state.StateLocks;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state file with the tokens of an authorization; {@code authorize} creates it, and several processes may share it. */
public final class OAuthTokenStore {

    private static final JsonAdapter<Saved> SAVED = new Moshi.Builder().build().adapter(Saved.class);

    private final StateDirectory state;
    private final String file;
    private final String fingerprint;

    /**
     * @param name part of the name of the file, {@code consent-<name>}
     */
    public OAuthTokenStore(Application application, StateDirectory state, String name) {
        this.state = state;
        file = "consent-" + name;
        fingerprint = application.fingerprint();
    }

    /** A text that changes whenever the file changes; empty if there is no file. */
    Optional<String> version() {
        return state.version(file);
    }

    /** The tokens; empty if there is no file, or if it is damaged or belongs to another application. */
    Optional<OAuthTokens> load() {
        return state.load(file, SAVED)
                .filter(saved -> fingerprint.equals(saved.application()))
                .flatMap(OAuthTokenStore::pair);
    }

    private static Optional<OAuthTokens> pair(Saved saved) {
        Optional<Secret> access = ResponseText.present(saved.accessToken()).map(Secret::new);
        Optional<Secret> refresh = ResponseText.present(saved.refreshToken()).map(Secret::new);
        Optional<Secret> previous =
                ResponseText.present(saved.previousRefreshToken()).map(Secret::new);
        Instant given = moment(saved.given()).orElse(Instant.EPOCH);
        return access.flatMap(first ->
                refresh.map(second -> new OAuthTokens(first, second, previous, given, moment(saved.expires()))));
    }

    private static Optional<Instant> moment(@Nullable Long seconds) {
        return Optional.ofNullable(seconds)
                .filter(each -> each >= 0 && each <= Instant.MAX.getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    /**
     * Replaces the tokens.
     *
     * @throws IOException if the old ones remain
     */
    void save(OAuthTokens pair) throws IOException {
        state.save(
                file,
                SAVED,
                new Saved(
                        fingerprint,
                        pair.access().reveal(),
                        pair.refresh().reveal(),
                        pair.previousRefresh().map(Secret::reveal).orElse(null),
                        pair.given().getEpochSecond(),
                        pair.expires().map(Instant::getEpochSecond).orElse(null)));
    }

    /**
     * Checks that the tokens can be replaced.
     *
     * @throws IOException if they cannot
     */
    void checkWritable() throws IOException {
        state.checkWritable();
    }

    /**
     * Runs a task while no other thread and no other process uses the tokens.
     *
     * @throws IOException if the folder cannot be written
     */
    <T> T exclusively(StateLocks.Task<T, CloudException> task) throws IOException, CloudException {
        return state.locks().exclusively(file, task);
    }

    /** The content of the file, times in seconds since 1970; public because Moshi handles only public records. */
    public record Saved(
            @Nullable String application,
            @Nullable String accessToken,
            @Nullable String refreshToken,
            @Nullable String previousRefreshToken,
            @Nullable Long given,
            @Nullable Long expires) {}
}

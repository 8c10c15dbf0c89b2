package io.github.solarcloud2mqtt.cloud.growatt.api;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.Malformed;
import io.github.solarcloud2mqtt.cloud.CloudException.NotAllowed;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.CloudException.Transient;
import io.github.solarcloud2mqtt.cloud.http.Redaction;
import java.time.Duration;
import java.util.stream.Stream;

/** Converts failed calls to exceptions. No message contains a secret, even if the cloud repeats it. */
public final class GrowattErrors {

    /** How long to wait when token or settings are wrong. */
    public static final Duration WRONG_SETTINGS = Duration.ofHours(1);

    /** How long to wait for an object that the token may not read. */
    public static final Duration NO_PERMISSION = Duration.ofHours(6);

    private static final String TOKEN_REFUSED =
            "Growatt refuses the token. Check token for typing errors, and region: a token is known in one region only. "
                    + "If both are right, make a new token in the ShinePhone app (Me, user name, API Token), and allow "
                    + "this internet address if the account lists the allowed ones.";
    private static final String OBJECT_REFUSED =
            "Growatt does not let this token see %s: it belongs to another account, the token was replaced, region is the "
                    + "wrong one, or this internet address is not allowed. The bridge tries again in some hours.";

    private final GrowattAccount account;

    public GrowattErrors(GrowattAccount account) {
        this.account = account;
    }

    /** The failure of a response with an error code. */
    public CloudException coded(RequestKey key, GrowattResponse answer) {
        return answer.code()
                .flatMap(GrowattResultCode::of)
                .map(code -> follow(code, key, origin(key, answer)))
                .orElseGet(() -> new Transient(
                        "Growatt failed with a code that its documents do not list. The bridge tries again by itself."
                                + origin(key, answer)));
    }

    private static CloudException follow(GrowattResultCode code, RequestKey key, String origin) {
        String message = code.sentence() + origin;
        return switch (code.policy()) {
            case TRANSIENT -> new Transient(message);
            case REJECTED -> new Rejected(message, WRONG_SETTINGS);
            case NOT_ALLOWED -> new NotAllowed(message);
            case NO_PERMISSION -> refused(key, origin);
            case TOO_SOON -> tooSoon(key, key.endpoint().retryInterval(), code, origin);
        };
    }

    private static CloudException refused(RequestKey key, String origin) {
        return key.endpoint().isOfAccount()
                ? new Rejected(TOKEN_REFUSED + origin, WRONG_SETTINGS)
                : new NotAllowed(OBJECT_REFUSED.formatted(key.object()) + origin);
    }

    /**
     * The failure if the cloud refused a call as too early and there is no earlier response. Without the list of plants the
     * bridge can do nothing; any other call can wait while the others continue.
     */
    public static CloudException tooSoon(RequestKey key, Duration wait, GrowattResultCode code, String origin) {
        String message =
                "%s Perhaps another program uses the token, or the bridge was started again. It asks again in %d min.%s"
                        .formatted(code.sentence(), Math.max(1, wait.toMinutes()), origin);
        return key.endpoint().isOfAccount() ? new QuotaSpent(message, wait) : new Transient(message);
    }

    /** What the user can search for: the code, the cloud's own message, the endpoint. */
    String origin(RequestKey key, GrowattResponse answer) {
        String code = answer.code().map(String::valueOf).orElse("none");
        String words = answer.message().isBlank() ? "" : " \"" + quote(answer.message()) + "\"";
        return " (code %s%s, %s)".formatted(code, words, key.endpoint());
    }

    /** The failure of a response that cannot be parsed. */
    public Malformed malformed(RequestKey key, String flaw) {
        return new Malformed(
                "The answer of %s to %s %s. Is base-url the address of the open platform? If it is, this error is temporary."
                        .formatted(account.baseUrl().host(), key.endpoint(), quote(flaw)));
    }

    /** The message for a cloud that blocks the bridge. */
    public String blocked(RequestKey key, String how) {
        return "%s blocks the bridge: it answers %s with %s. Growatt blocks clients that make too many calls. Check that no other program uses the token or calls Growatt from this internet address, and region or base-url."
                .formatted(account.baseUrl().host(), key.endpoint(), how);
    }

    private String quote(String words) {
        return Redaction.line(Redaction.masked(words, Stream.of(account.token())));
    }
}

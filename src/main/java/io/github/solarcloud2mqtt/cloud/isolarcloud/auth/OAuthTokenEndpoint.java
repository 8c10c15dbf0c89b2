package io.github.solarcloud2mqtt.cloud.isolarcloud.auth;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.BadRequest;
import io.github.solarcloud2mqtt.cloud.CloudException.Malformed;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.CloudException.Transient;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Application;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Envelope;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.IsolarcloudResultCode;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.IsolarcloudResultCode.Policy;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.PlatformEndpoints;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Requests;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.TokenResult;
import io.github.solarcloud2mqtt.cloud.isolarcloud.client.ApiClient;
import io.github.solarcloud2mqtt.cloud.isolarcloud.client.CallExecutor;
import io.github.solarcloud2mqtt.cloud.isolarcloud.client.IsolarcloudErrors;
import io.github.solarcloud2mqtt.cloud.isolarcloud.crypto.CallForm;
import io.github.solarcloud2mqtt.secret.Secret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retrofit2.Call;

/**
 * Exchanges authorization codes and refresh tokens for tokens (Sungrow Open API V2, {@code apiManage/token} and
 * {@code apiManage/refreshToken}, with their result codes).
 */
public final class OAuthTokenEndpoint {

    private static final String EXCHANGE = "token";
    private static final String REFRESH = "refreshToken";
    private static final String SUCCESS = "1";

    /** The codes of a gateway that accepts only unencrypted calls here: encryption of these calls is not documented. */
    private static final Set<String> NOT_UNDERSTOOD =
            Set.of("-1", "000", "001", "009", "010", "E00002", "E904", "E905", "E906", "E907", "E908", "E909");

    /** The codes for an invalid refresh token. */
    private static final Set<String> ENDED = Set.of("2", "-2", "4", "5", "invalid_grant", "invalid_token", "E00003");

    private static final Pattern SECONDS = Pattern.compile("(-?\\d{1,9})(?:\\.\\d*)?");
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]{1,1024}");

    private final Logger log = LoggerFactory.getLogger(OAuthTokenEndpoint.class);
    private final Application application;
    private final PlatformEndpoints api;
    private final CallExecutor executor;
    private final IsolarcloudErrors errors;
    private final InstantSource clock;

    public OAuthTokenEndpoint(Application application, ApiClient client, InstantSource clock) {
        this.application = application;
        api = client.create(PlatformEndpoints.class);
        executor = client.executor();
        errors = client.errors();
        this.clock = clock;
    }

    /**
     * Exchanges an authorization code, which the cloud accepts once.
     *
     * @param redirectUri the redirect URI that received the code
     */
    OAuthTokens exchange(Secret code, String redirectUri) throws CloudException {
        var request = new Requests.Exchange(application.appKey(), "authorization_code", code, redirectUri);
        Envelope<TokenResult> answer = ask(form -> api.token(request, form));
        String outcome = outcome(answer);
        if (!outcome.equals(SUCCESS)) {
            throw refused(outcome, answer, code);
        }
        return pair(EXCHANGE, answer, Optional.empty());
    }

    /**
     * Exchanges a refresh token, which is invalid afterwards.
     *
     * @return empty if the cloud no longer accepts it
     */
    Optional<OAuthTokens> refresh(OAuthTokens old) throws CloudException {
        var request = new Requests.Refresh(old.refresh(), application.appKey());
        Envelope<TokenResult> answer = ask(form -> api.refreshToken(request, form));
        String outcome = outcome(answer);
        if (ENDED.contains(outcome) || isRefusedByStatus(outcome, answer, old)) {
            return Optional.empty();
        }
        if (!outcome.equals(SUCCESS)) {
            throw wrongApplication(outcome)
                    ? notForConsents(REFRESH, answer, old.refresh())
                    : errors.coded(REFRESH, Envelope.failed(outcome, answer.message()), Optional.of(old.refresh()));
        }
        return Optional.of(pair(REFRESH, answer, Optional.of(old.refresh())));
    }

    /**
     * Whether the refresh token counts as refused by HTTP 401 alone.
     *
     * @throws CloudException while it does not, because something between may have sent it
     */
    private boolean isRefusedByStatus(String outcome, Envelope<?> answer, OAuthTokens old) throws CloudException {
        if (!outcome.equals(Envelope.HTTP_UNAUTHORIZED)) {
            return false;
        }
        CloudException judged = executor.unauthorized(
                REFRESH,
                new Rejected(
                        "The tokens of the consent could not be renewed."
                                + errors.origin(REFRESH, answer, Optional.of(old.refresh())),
                        IsolarcloudErrors.WRONG_SETTINGS));
        if (judged instanceof Transient) {
            throw judged;
        }
        return true;
    }

    /** Makes an encrypted call if the application has a key; if the gateway does not understand it, an unencrypted one. */
    private Envelope<TokenResult> ask(Function<CallForm, Call<Envelope<TokenResult>>> call) throws CloudException {
        if (application.rsaPublicKey().isPresent()) {
            try {
                Envelope<TokenResult> answer = executor.execute(call.apply(CallForm.ENCRYPTED));
                if (!NOT_UNDERSTOOD.contains(answer.code())) {
                    return answer;
                }
            } catch (Malformed e) {
                log.debug("Requesting tokens unencrypted: {}", e.getMessage());
            } catch (Transient e) {
                if (!(e.getCause() instanceof BadRequest)) {
                    throw e;
                }
                log.debug("Requesting tokens unencrypted: {}", e.getMessage());
            }
        }
        return executor.execute(call.apply(CallForm.PLAIN));
    }

    /** The code in the data, or the envelope's if there is none. */
    private static String outcome(Envelope<TokenResult> answer) {
        return answer.data().flatMap(result -> ResponseText.id(result.code())).orElse(answer.code());
    }

    private CloudException refused(String outcome, Envelope<?> answer, Secret code) {
        if (wrongApplication(outcome)) {
            Rejected rejected = notForConsents(EXCHANGE, answer, code);
            boolean bare = outcome.equals(Envelope.HTTP_UNAUTHORIZED);
            return bare ? executor.unauthorized(EXCHANGE, rejected) : rejected;
        }
        return sentence(outcome)
                .<CloudException>map(sentence -> new Rejected(
                        sentence + errors.origin(EXCHANGE, answer, Optional.of(code)),
                        IsolarcloudErrors.WRONG_SETTINGS))
                .orElseGet(() -> errors.coded(EXCHANGE, Envelope.failed(outcome, answer.message()), Optional.of(code)));
    }

    private static Optional<String> sentence(String outcome) {
        return switch (outcome) {
            case "2", "invalid_grant" ->
                Optional.of(
                        "iSolarCloud does not accept the code. It was used before, is older than 30 minutes, or is not "
                                + "complete. Run authorize again and use the new code.");
            case "3" ->
                Optional.of("iSolarCloud has no consent for this application. Run authorize again, log in as the owner "
                        + "of the plants, select them and agree.");
            case "4", "invalid_client" ->
                Optional.of("iSolarCloud does not know the application. Check app-key and secret-key, and that "
                        + "application-id is that of the same application.");
            case "5" ->
                Optional.of("iSolarCloud expects another redirect URL. Make redirect-uri exactly the same as the "
                        + "application's Redirect URL in the developer portal, then run authorize again.");
            default -> Optional.empty();
        };
    }

    private static boolean wrongApplication(String outcome) {
        Policy policy = IsolarcloudResultCode.of(outcome)
                .map(IsolarcloudResultCode::policy)
                .orElse(Policy.TRANSIENT);
        return switch (policy) {
            case RENEW_TOKEN_OR_TRANSIENT, RENEW_TOKEN_OR_NOT_ALLOWED, NOT_ALLOWED -> true;
            default -> outcome.equals("6") || outcome.equals("unsupported_grant_type");
        };
    }

    private Rejected notForConsents(String endpoint, Envelope<?> answer, Secret used) {
        return new Rejected(
                "iSolarCloud does not let this application ask for consent. Check region, and that the application was "
                        + "created with OAuth2." + errors.origin(endpoint, answer, Optional.of(used)),
                IsolarcloudErrors.WRONG_SETTINGS);
    }

    /**
     * The tokens of an answer.
     *
     * @param former the refresh token that stays valid if the response has none
     */
    private OAuthTokens pair(String endpoint, Envelope<TokenResult> answer, Optional<Secret> former)
            throws CloudException {
        TokenResult result = answer.data().orElseThrow();
        Instant now = clock.instant();
        return new OAuthTokens(
                token(result.accessToken()).orElseThrow(() -> missing(endpoint, "access_token")),
                token(result.refreshToken()).or(() -> former).orElseThrow(() -> missing(endpoint, "refresh_token")),
                former,
                now,
                life(result).map(now::plusSeconds));
    }

    private Malformed missing(String endpoint, String member) {
        return errors.malformed(endpoint, "is invalid: there is no " + member);
    }

    /** Only text that is valid in a header. */
    private static Optional<Secret> token(@Nullable String raw) {
        return ResponseText.present(raw)
                .filter(text -> PRINTABLE.matcher(text).matches())
                .map(Secret::new);
    }

    private static Optional<Long> life(TokenResult result) {
        return ResponseText.present(result.expiresIn())
                .map(SECONDS::matcher)
                .filter(Matcher::matches)
                .map(seconds -> Long.parseLong(seconds.group(1)));
    }
}

package io.github.solarcloud2mqtt.cloud.isolarcloud.auth;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.AccountEndpoints;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Envelope;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.IsolarcloudResultCode;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.IsolarcloudResultCode.Policy;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Requests;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.LoginResult;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.SignedRequest;
import io.github.solarcloud2mqtt.cloud.isolarcloud.client.CallExecutor;
import io.github.solarcloud2mqtt.cloud.isolarcloud.client.IsolarcloudErrors;
import io.github.solarcloud2mqtt.secret.Secret;
import java.time.Duration;
import java.util.Optional;
import retrofit2.Call;

/** Logs in with user and password (Sungrow Open API V1 2.1). A refused login is a successful response, so {@code login_state} decides. */
public final class AccountLogin {

    /** The cloud locks an account after several failed logins, so the bridge makes at most two a day. */
    private static final Duration WRONG_LOGIN = Duration.ofHours(12);

    private static final String ENDPOINT = "login";

    private final AccountCredentials account;
    private final AccountEndpoints api;
    private final CallExecutor executor;
    private final IsolarcloudErrors errors;

    public AccountLogin(
            AccountCredentials account, AccountEndpoints api, CallExecutor executor, IsolarcloudErrors errors) {
        this.account = account;
        this.api = api;
        this.executor = executor;
        this.errors = errors;
    }

    /** Fetches a new token; one call. */
    Secret token() throws CloudException {
        var parameters = new Requests.Login(account.user(), account.password());
        Call<Envelope<LoginResult>> call =
                api.login(SignedRequest.by(account.application(), Optional.empty(), parameters));
        Envelope<LoginResult> answer = executor.executeOnce(call);
        if (!answer.succeeded()) {
            throw refused(answer);
        }
        return token(answer.data().orElseThrow());
    }

    /** In a login, a code for an invalid token or a missing right always means a wrong setting. */
    private CloudException refused(Envelope<?> answer) {
        Policy policy = IsolarcloudResultCode.of(answer.code())
                .map(IsolarcloudResultCode::policy)
                .orElse(Policy.TRANSIENT);
        return switch (policy) {
            case RENEW_TOKEN_OR_TRANSIENT, RENEW_TOKEN_OR_NOT_ALLOWED, NOT_ALLOWED -> {
                Rejected rejected = new Rejected(
                        "iSolarCloud does not let this application log in with an account. Check region, and that the "
                                + "application was created for account login, without OAuth2."
                                + errors.origin(ENDPOINT, answer, Optional.empty()),
                        IsolarcloudErrors.WRONG_SETTINGS);
                yield answer.isOfCloud() ? rejected : executor.unauthorized(ENDPOINT, rejected);
            }
            default -> errors.coded(ENDPOINT, answer, Optional.empty());
        };
    }

    private Secret token(LoginResult result) throws CloudException {
        String state = ResponseText.present(result.state())
                .orElseThrow(() -> errors.malformed(ENDPOINT, "is invalid: there is no login_state"));
        if (!state.equals("1")) {
            throw new Rejected(sentence(state, result), WRONG_LOGIN);
        }
        return ResponseText.present(result.token())
                .map(Secret::new)
                .orElseThrow(() -> errors.malformed(ENDPOINT, "is invalid: there is no token"));
    }

    /** The states: Sungrow Open API V1 2.1.4. */
    private String sentence(String state, LoginResult result) {
        return switch (state) {
            case "-1" ->
                "%s knows no such user. Check auth.user, and check region: an account exists in one region only."
                        .formatted(account.application().baseUrl().host());
            case "0" ->
                "The password is wrong. Correct auth.password%s; after too many wrong ones iSolarCloud locks the account."
                        .formatted(attemptsLeft(result));
            case "2" ->
                "The account is locked after too many wrong passwords. Unlock it in the iSolarCloud app or wait, correct "
                        + "auth.password, then start the bridge again.";
            case "5" ->
                "The account is locked by an administrator. Ask your installer or iSolarCloud's support to unlock it.";
            default ->
                "iSolarCloud refused the login (login_state %s). Check that you can log in to the iSolarCloud app with auth.user and auth.password."
                        .formatted(ResponseText.id(state).orElse("unknown"));
        };
    }

    private static String attemptsLeft(LoginResult result) {
        return ResponseText.present(result.attemptsLeft())
                .flatMap(ResponseText::id)
                .map(left -> " (attempts left: " + left + ")")
                .orElse("");
    }
}

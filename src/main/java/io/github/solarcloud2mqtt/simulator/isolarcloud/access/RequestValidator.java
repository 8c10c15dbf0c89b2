package io.github.solarcloud2mqtt.simulator.isolarcloud.access;

import io.github.solarcloud2mqtt.simulator.http.CallLog;
import io.github.solarcloud2mqtt.simulator.http.HttpRequest;
import io.github.solarcloud2mqtt.simulator.http.Json;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ReceivedCall;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what every call needs: keys, headers, token, quota (Sungrow Open API 1.3 and appendix 2). */
public final class RequestValidator {

    private static final Set<String> LANGUAGES = Set.of(
            "_zh_CN", "_en_US", "_ja_JP", "_es_ES", "_de_DE", "_pt_BR", "_fr_FR", "_it_IT", "_ko_KR", "_nl_NL",
            "_pl_PL", "_vi_VN", "_zh_TW");

    private static final String BEARER = "Bearer ";

    private final SimulatedAccount account;
    private final Plants plants;
    private final Sessions sessions;
    private final Authorizations authorizations;
    private final Quotas quotas;
    private final CallLog callLog;
    private final Json json;
    private Instant hourOfUsedUpQuota = Instant.EPOCH;

    public RequestValidator(
            SimulatedAccount account,
            Plants plants,
            Sessions sessions,
            Authorizations authorizations,
            Quotas quotas,
            CallLog callLog,
            Json json) {
        this.account = account;
        this.plants = plants;
        this.sessions = sessions;
        this.authorizations = authorizations;
        this.quotas = quotas;
        this.callLog = callLog;
        this.json = json;
    }

    /** Validates a call; returns its parameters. */
    public Parameters validate(ReceivedCall call) throws ApiError {
        HttpRequest request = call.request();
        String secret = checkSecret(request);
        Map<String, @Nullable Object> body = json.readObject(request.body())
                .orElseThrow(() -> ApiError.violation("010", "er_parameter_value_invalid"));
        Parameters parameters = new Parameters(body);
        checkAppkey(parameters, secret);
        if (!call.isPlatform() && !call.isAboutTokens()) {
            checkSystem(request);
        }
        checkLanguage(request, parameters);
        countCall(call.time(), call.endpoint());
        return parameters;
    }

    /** Validates the token of a call, if it needs one; returns the plants the token gives access to. */
    public Plants checkToken(ReceivedCall call, Parameters parameters) throws ApiError {
        if (call.isAboutTokens()) {
            return plants.only(Set.of());
        }
        if (call.isPlatform()) {
            return checkBearer(call);
        }
        if (call.isLogin()) {
            if (!account.apis().contains(ApiAccess.ACCOUNT)) {
                throw ApiError.failure("E900", "Unauthorized access");
            }
            return plants.only(Set.of());
        }
        String token =
                parameters.text("token").orElseThrow(() -> ApiError.violation("002", "er_missing_parameter:token"));
        if (!sessions.accepts(token)) {
            callLog.invalidToken(call.time(), call.endpoint(), token);
            throw ApiError.failure("E00003", "er_token_login_invalid");
        }
        return plants;
    }

    /** Validates a bearer token. The token filter has an error format of its own. */
    private Plants checkBearer(ReceivedCall call) throws ApiError {
        String header = call.request()
                .header("Authorization")
                .orElseThrow(() -> ApiError.violation("E900", "Unauthorized access"));
        if (!account.apis().contains(ApiAccess.OAUTH2)) {
            throw ApiError.failure("E900", "Unauthorized access");
        }
        if (!header.startsWith(BEARER)) {
            callLog.violation(call.time(), call.endpoint(), "sends a token without the scheme Bearer");
            throw ApiError.filter("Invalid access token");
        }
        String token = header.substring(BEARER.length());
        Optional<Set<Integer>> accessible = authorizations.plants(token);
        if (accessible.isEmpty()) {
            callLog.invalidToken(call.time(), call.endpoint(), token);
            throw ApiError.filter("Invalid access token");
        }
        return plants.only(accessible.get());
    }

    private String checkSecret(HttpRequest request) throws ApiError {
        String secret = request.header("x-access-key")
                .orElseThrow(() -> ApiError.violation("E911", "Missing parameter in request header: x-access-key"));
        if (!secret.equals(account.secretKey()) && !secret.equals(SimulatedAccount.FOREIGN_SECRET_KEY)) {
            throw ApiError.failure("E912", "Illegal x-access-key");
        }
        return secret;
    }

    private void checkAppkey(Parameters parameters, String secret) throws ApiError {
        String appkey =
                parameters.text("appkey").orElseThrow(() -> ApiError.violation("001", "er_missing_parameter:appkey"));
        if (!appkey.equals(account.appkey())) {
            throw ApiError.failure("E00000", "er_invalid_appkey");
        }
        if (!secret.equals(account.secretKey())) {
            throw ApiError.failure("E914", "Mismatched appkey and x-access-key");
        }
    }

    private static void checkSystem(HttpRequest request) throws ApiError {
        if (request.header("sys_code").filter("901"::equals).isEmpty()) {
            throw ApiError.violation("003", "er_missing_parameter:sys_code");
        }
    }

    private static void checkLanguage(HttpRequest request, Parameters parameters) throws ApiError {
        Optional<String> language = request.header("lang").or(() -> parameters.text("lang"));
        if (language.filter(name -> !LANGUAGES.contains(name)).isPresent()) {
            throw ApiError.invalid("lang");
        }
    }

    private void countCall(Instant now, String endpoint) throws ApiError {
        try {
            quotas.count();
        } catch (ApiError usedUp) {
            Instant hour = now.truncatedTo(ChronoUnit.HOURS);
            if (hour.equals(hourOfUsedUpQuota)) {
                callLog.violation(now, endpoint, "keeps calling in an hour whose quota is used up");
            }
            hourOfUsedUpQuota = hour;
            throw usedUp;
        }
    }
}

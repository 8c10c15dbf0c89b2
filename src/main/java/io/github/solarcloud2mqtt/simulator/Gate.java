package io.github.solarcloud2mqtt.simulator;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every call must bring before anybody looks at its question (seed 002, section 1.3 and appendix 2). */
final class Gate {

    private static final Set<String> LANGUAGES = Set.of(
            "_zh_CN", "_en_US", "_ja_JP", "_es_ES", "_de_DE", "_pt_BR", "_fr_FR", "_it_IT", "_ko_KR", "_nl_NL",
            "_pl_PL", "_vi_VN", "_zh_TW");

    private static final String BEARER = "Bearer ";

    private final SimulatedAccount account;
    private final Plants plants;
    private final Sessions sessions;
    private final Authorizations authorizations;
    private final Quotas quotas;
    private final Journal journal;
    private final Json json;
    private Instant hourOfSpentQuota = Instant.EPOCH;

    Gate(
            SimulatedAccount account,
            Plants plants,
            Sessions sessions,
            Authorizations authorizations,
            Quotas quotas,
            Journal journal,
            Json json) {
        this.account = account;
        this.plants = plants;
        this.sessions = sessions;
        this.authorizations = authorizations;
        this.quotas = quotas;
        this.journal = journal;
        this.json = json;
    }

    /** Lets a call pass and returns what it asks for. */
    Parameters admit(Incoming call) throws Refusal {
        Request request = call.request();
        String secret = checkSecret(request);
        Map<String, @Nullable Object> body =
                json.readObject(request.body()).orElseThrow(() -> Refusal.mistake("010", "er_parameter_value_invalid"));
        Parameters parameters = new Parameters(body);
        checkAppkey(parameters, secret);
        if (!call.isPlatform() && !call.isAboutTokens()) {
            checkSystem(request);
        }
        checkLanguage(request, parameters);
        countCall(call.time(), call.endpoint());
        return parameters;
    }

    /** Lets a call pass that needs a token, if it needs one; returns the plants that it opens. */
    Plants checkToken(Incoming call, Parameters parameters) throws Refusal {
        if (call.isAboutTokens()) {
            return plants.only(Set.of());
        }
        if (call.isPlatform()) {
            return checkBearer(call);
        }
        if (call.isLogin()) {
            if (!account.apis().contains(Api.ACCOUNT)) {
                throw Refusal.fate("E900", "Unauthorized access");
            }
            return plants.only(Set.of());
        }
        String token = parameters.text("token").orElseThrow(() -> Refusal.mistake("002", "er_missing_parameter:token"));
        if (!sessions.admits(token)) {
            journal.deadToken(call.time(), call.endpoint(), token);
            throw Refusal.fate("E00003", "er_token_login_invalid");
        }
        return plants;
    }

    /** A token of the other family is none here; the filter that looks for one has errors of its own shape. */
    private Plants checkBearer(Incoming call) throws Refusal {
        String header = call.request()
                .header("Authorization")
                .orElseThrow(() -> Refusal.mistake("E900", "Unauthorized access"));
        if (!account.apis().contains(Api.OAUTH2)) {
            throw Refusal.fate("E900", "Unauthorized access");
        }
        if (!header.startsWith(BEARER)) {
            journal.violation(call.time(), call.endpoint(), "does not say that its token is a bearer's");
            throw Refusal.filter("Invalid access token");
        }
        String token = header.substring(BEARER.length());
        Optional<Set<Integer>> opened = authorizations.plants(token);
        if (opened.isEmpty()) {
            journal.deadToken(call.time(), call.endpoint(), token);
            throw Refusal.filter("Invalid access token");
        }
        return plants.only(opened.get());
    }

    private String checkSecret(Request request) throws Refusal {
        String secret = request.header("x-access-key")
                .orElseThrow(() -> Refusal.mistake("E911", "Missing parameter in request header: x-access-key"));
        if (!secret.equals(account.secretKey()) && !secret.equals(SimulatedAccount.FOREIGN_SECRET_KEY)) {
            throw Refusal.fate("E912", "Illegal x-access-key");
        }
        return secret;
    }

    private void checkAppkey(Parameters parameters, String secret) throws Refusal {
        String appkey =
                parameters.text("appkey").orElseThrow(() -> Refusal.mistake("001", "er_missing_parameter:appkey"));
        if (!appkey.equals(account.appkey())) {
            throw Refusal.fate("E00000", "er_invalid_appkey");
        }
        if (!secret.equals(account.secretKey())) {
            throw Refusal.fate("E914", "Mismatched appkey and x-access-key");
        }
    }

    private static void checkSystem(Request request) throws Refusal {
        if (request.header("sys_code").filter("901"::equals).isEmpty()) {
            throw Refusal.mistake("003", "er_missing_parameter:sys_code");
        }
    }

    private static void checkLanguage(Request request, Parameters parameters) throws Refusal {
        Optional<String> language = request.header("lang").or(() -> parameters.text("lang"));
        if (language.filter(name -> !LANGUAGES.contains(name)).isPresent()) {
            throw Refusal.invalid("lang");
        }
    }

    private void countCall(Instant now, String endpoint) throws Refusal {
        try {
            quotas.count();
        } catch (Refusal spent) {
            Instant hour = now.truncatedTo(ChronoUnit.HOURS);
            if (hour.equals(hourOfSpentQuota)) {
                journal.violation(now, endpoint, "goes on calling in an hour whose quota is spent");
            }
            hourOfSpentQuota = hour;
            throw spent;
        }
    }
}

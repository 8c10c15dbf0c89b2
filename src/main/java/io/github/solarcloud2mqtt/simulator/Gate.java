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

    private final SimulatedAccount account;
    private final Sessions sessions;
    private final Quotas quotas;
    private final Journal journal;
    private final Json json;
    private Instant hourOfSpentQuota = Instant.EPOCH;

    Gate(SimulatedAccount account, Sessions sessions, Quotas quotas, Journal journal, Json json) {
        this.account = account;
        this.sessions = sessions;
        this.quotas = quotas;
        this.journal = journal;
        this.json = json;
    }

    /** Lets a call pass and returns what it asks for. */
    Parameters admit(Instant now, String endpoint, Request request) throws Refusal {
        String secret = checkSecret(request);
        Map<String, @Nullable Object> body =
                json.readObject(request.body()).orElseThrow(() -> Refusal.mistake("010", "er_parameter_value_invalid"));
        Parameters parameters = new Parameters(body);
        checkAppkey(parameters, secret);
        checkSystem(request);
        checkLanguage(request, parameters);
        countCall(now, endpoint);
        return parameters;
    }

    /** Lets a call pass that needs a token. */
    void checkToken(Instant now, String endpoint, Parameters parameters) throws Refusal {
        String token = parameters.text("token").orElseThrow(() -> Refusal.mistake("002", "er_missing_parameter:token"));
        if (!sessions.admits(token)) {
            journal.deadToken(now, endpoint, token);
            throw Refusal.fate("E00003", "er_token_login_invalid");
        }
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

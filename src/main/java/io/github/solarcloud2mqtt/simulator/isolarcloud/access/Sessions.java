package io.github.solarcloud2mqtt.simulator.isolarcloud.access;

import io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint.IsolarcloudEndpoint;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Login with an account and its token, which is valid for 24 hours from its last use (Sungrow Open API 1.1 and 2.1). A new
 * login invalidates the old token; the documentation does not say whether it does.
 */
public final class Sessions implements IsolarcloudEndpoint {

    private static final Duration VALIDITY = Duration.ofHours(24);
    private static final Duration LOCK = Duration.ofHours(24);
    private static final Duration LOGIN_WINDOW = Duration.ofMinutes(10);
    private static final int LOGINS_PER_WINDOW = 10;
    private static final int WRONG_PASSWORDS = 5;
    private static final String USER_ID = "4711";

    private final InstantSource clock;
    private final SimulatedAccount account;
    private final Deque<Instant> logins = new ArrayDeque<>();
    private final List<String> tokens = new ArrayList<>();
    private Optional<String> token = Optional.empty();
    private Instant validUntil = Instant.EPOCH;
    private Instant lockedUntil = Instant.EPOCH;
    private int wrongPasswords;
    private int issued;

    public Sessions(InstantSource clock, SimulatedAccount account) {
        this.clock = clock;
        this.account = account;
    }

    @Override
    public Map<String, ? extends @Nullable Object> handle(Parameters parameters, Plants plants) throws ApiError {
        String user = parameters.required("user_account");
        String password = parameters.required("user_password");
        countLogin();
        if (!user.equals(account.user())) {
            return failed("-1", "account does not exist");
        }
        if (clock.instant().isBefore(lockedUntil)) {
            return failed("2", "account is locked");
        }
        return password.equals(account.password()) ? succeeded() : wrongPassword();
    }

    /** Whether a token is valid; extends a valid one by 24 hours. */
    boolean accepts(String sent) {
        boolean valid =
                token.filter(sent::equals).isPresent() && clock.instant().isBefore(validUntil);
        if (valid) {
            validUntil = clock.instant().plus(VALIDITY);
        }
        return valid;
    }

    /** Returns all tokens ever issued. */
    public List<String> tokens() {
        return List.copyOf(tokens);
    }

    /** Invalidates the present token. */
    public void invalidate() {
        token = Optional.empty();
    }

    private void countLogin() throws ApiError {
        Instant now = clock.instant();
        logins.removeIf(login -> !login.isAfter(now.minus(LOGIN_WINDOW)));
        logins.add(now);
        if (logins.size() > LOGINS_PER_WINDOW) {
            throw ApiError.violation("E916", "Login too frequently");
        }
    }

    private Map<String, @Nullable Object> succeeded() {
        issued++;
        wrongPasswords = 0;
        String fresh = String.format(Locale.ROOT, "%s_%032x", USER_ID, clock.millis() * 1_000L + issued);
        token = Optional.of(fresh);
        tokens.add(fresh);
        validUntil = clock.instant().plus(VALIDITY);
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("user_master_org_id", "90210");
        data.put("mobile_tel", null);
        data.put("user_name", null);
        data.put("language", "English");
        data.put("token", fresh);
        data.put("err_times", "0");
        data.put("user_id", USER_ID);
        data.put("login_state", "1");
        data.put("disable_time", null);
        data.put("country_name", "Germany");
        data.put("user_account", account.user());
        data.put("user_master_org_name", "org-demo");
        data.put("email", "");
        data.put("country_id", "50");
        return data;
    }

    private Map<String, @Nullable Object> wrongPassword() {
        wrongPasswords++;
        if (wrongPasswords >= WRONG_PASSWORDS) {
            lockedUntil = clock.instant().plus(LOCK);
            wrongPasswords = 0;
            return failed("2", "account is locked");
        }
        Map<String, @Nullable Object> data = failed("0", "wrong password");
        data.put("err_times", String.valueOf(wrongPasswords));
        data.put("remain_times", String.valueOf(WRONG_PASSWORDS - wrongPasswords));
        return data;
    }

    private static Map<String, @Nullable Object> failed(String loginState, String message) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("login_state", loginState);
        data.put("msg", message);
        return data;
    }
}

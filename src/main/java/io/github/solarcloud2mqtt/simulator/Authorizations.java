package io.github.solarcloud2mqtt.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The authorisation of applications by owners of plants (seed 000; failures as the portal lists them). A code is six
 * characters, lives 30 minutes, and is spent by the first exchange that names it, whatever becomes of that. A refresh
 * token is spent by the first refresh.
 */
final class Authorizations {

    static final String EXCHANGE = "apiManage/token";
    static final String REFRESH = "apiManage/refreshToken";

    private static final Duration CODE = Duration.ofMinutes(30);
    private static final int CODE_LENGTH = 6;
    private static final String CODE_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int EXPIRES_IN_SECONDS = 172_799;
    private static final Set<String> SCOPES = Set.of("global", "authorization_bound");

    private final InstantSource clock;
    private final SimulatedAccount account;
    private final Journal journal;

    /** So that codes and tokens are the same in every run; there is nothing to protect. */
    private final Random random = new Random(20_260_615);

    private final Map<String, Code> codes = new HashMap<>();
    private final List<Consent> consents = new ArrayList<>();
    private final Set<String> spentRefreshTokens = new HashSet<>();
    private final List<String> secrets = new ArrayList<>();
    private String lastSpent = "";
    private boolean flat;
    private int deadOnArrival;
    private int keptRefreshTokens;

    Authorizations(InstantSource clock, SimulatedAccount account, Journal journal) {
        this.clock = clock;
        this.account = account;
        this.journal = journal;
    }

    /** The owner agrees; returns the code for the application. */
    String consent(Set<Integer> plants) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(CODE_SIGNS.charAt(random.nextInt(CODE_SIGNS.length())));
        }
        codes.put(code.toString(), new Code(new Consent(plants), clock.instant()));
        return remembered(code.toString());
    }

    /** The owner takes back everything. */
    void withdraw() {
        consents.forEach(Consent::withdraw);
    }

    /** No access token is valid any more; what can be refreshed stays so. */
    void endAccess() {
        consents.forEach(consent -> consent.endAccess(clock.instant()));
    }

    void answerFlat(boolean isFlat) {
        flat = isFlat;
    }

    boolean answersFlat() {
        return flat;
    }

    void expireOnArrival(int times) {
        deadOnArrival = times;
    }

    void keepRefreshTokens(int times) {
        keptRefreshTokens = times;
    }

    /** The client never got the last answer: it may well try the same refresh token again. */
    void loseLastAnswer(String path) {
        if (path.equals(REFRESH)) {
            spentRefreshTokens.remove(lastSpent);
        }
    }

    /** All codes and tokens ever given. */
    List<String> secrets() {
        return List.copyOf(secrets);
    }

    /** The plants an access token opens; empty if it opens nothing. */
    Optional<Set<Integer>> plants(String accessToken) {
        Instant now = clock.instant();
        return consents.stream()
                .filter(consent -> consent.admits(accessToken, now))
                .map(Consent::plants)
                .findFirst();
    }

    /** Gives a pair of tokens for a code. */
    Map<String, ? extends @Nullable Object> exchange(Parameters parameters, Plants plants) throws Refusal {
        checkClient();
        String grant = parameters.required("grant_type");
        String given = parameters.required("code");
        String redirect = parameters.required("redirect_uri");
        if (!grant.equals("authorization_code")) {
            throw Refusal.mistake("6", "Grant type not supported");
        }
        if (!SCOPES.contains(parameters.text("token_scope_mode").orElse("global"))) {
            throw Refusal.invalid("token_scope_mode");
        }
        Code code = codes.remove(given);
        if (code == null || !clock.instant().isBefore(code.issued.plus(CODE))) {
            throw Refusal.fate("2", "Invalid authorization code");
        }
        if (!redirect.equals(account.redirectUrl())) {
            throw Refusal.fate("5", "Redirect address mismatch");
        }
        consents.add(code.consent);
        Map<String, @Nullable Object> answer = newPair(code.consent, false);
        if (deadOnArrival > 0) {
            deadOnArrival--;
            code.consent.endAccess(clock.instant());
            answer.put("expires_in", -7);
        }
        answer.put(
                "auth_ps_list",
                code.consent.plants().stream().sorted().map(String::valueOf).toList());
        answer.put("auth_user", 65_199);
        return answer;
    }

    /** Gives a new pair of tokens for a refresh token; that it does not is a code inside of a success. */
    Map<String, ? extends @Nullable Object> refresh(Parameters parameters, Plants plants) throws Refusal {
        checkClient();
        String token = parameters.required("refresh_token");
        Optional<Consent> consent =
                consents.stream().filter(each -> each.knows(token)).findFirst();
        if (consent.isEmpty()) {
            if (spentRefreshTokens.contains(token)) {
                journal.violation(clock.instant(), "refreshToken", "uses a refresh token twice");
            }
            return Map.of("code", "5");
        }
        if (consent.get().isWithdrawn()) {
            return Map.of("code", "2");
        }
        if (consent.get().isOver(clock.instant())) {
            return Map.of("code", "-2");
        }
        boolean kept = keptRefreshTokens > 0;
        keptRefreshTokens = Math.max(0, keptRefreshTokens - 1);
        lastSpent = kept ? "" : token;
        spentRefreshTokens.add(lastSpent);
        Map<String, @Nullable Object> answer = newPair(consent.get(), kept);
        answer.put("code", "1");
        return answer;
    }

    private void checkClient() throws Refusal {
        if (!account.apis().contains(Api.OAUTH2)) {
            throw Refusal.fate("4", "Invalid client");
        }
    }

    private Map<String, @Nullable Object> newPair(Consent consent, boolean keepsRefreshToken) {
        consent.setAccessToken(newToken(), clock.instant());
        if (!keepsRefreshToken) {
            consent.setRefreshToken(newToken(), clock.instant());
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("access_token", consent.accessToken());
        consent.refreshToken(!keepsRefreshToken).ifPresent(token -> answer.put("refresh_token", token));
        answer.put("token_type", "bearer");
        answer.put("expires_in", EXPIRES_IN_SECONDS);
        return answer;
    }

    private String newToken() {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return remembered(UUID.nameUUIDFromBytes(bits).toString());
    }

    private String remembered(String secret) {
        secrets.add(secret);
        return secret;
    }

    private record Code(Consent consent, Instant issued) {}
}

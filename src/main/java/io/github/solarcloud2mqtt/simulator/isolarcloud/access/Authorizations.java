package io.github.solarcloud2mqtt.simulator.isolarcloud.access;

import io.github.solarcloud2mqtt.simulator.http.CallLog;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
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
 * The OAuth 2.0 authorization of applications by plant owners (Sungrow Developer Portal, Quick Start, steps 3 and 4). A code
 * has six characters, is valid for 30 minutes and can be used once, whether the exchange succeeds or not. A refresh token can
 * be used once.
 */
public final class Authorizations {

    public static final String EXCHANGE = "apiManage/token";
    public static final String REFRESH = "apiManage/refreshToken";

    private static final Duration CODE = Duration.ofMinutes(30);
    private static final int CODE_LENGTH = 6;
    private static final String CODE_CHARACTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int EXPIRES_IN_SECONDS = 172_799;
    private static final Set<String> SCOPES = Set.of("global", "authorization_bound");

    private final InstantSource clock;
    private final SimulatedAccount account;
    private final CallLog callLog;

    /** Seeded, so that codes and tokens are the same in every run. */
    private final Random random = new Random(20_260_615);

    private final Map<String, Code> codes = new HashMap<>();
    private final List<OwnerConsent> consents = new ArrayList<>();
    private final Set<String> usedRefreshTokens = new HashSet<>();
    private final List<String> secrets = new ArrayList<>();
    private String lastUsedRefreshToken = "";
    private boolean flat;
    private int expiredOnArrival;
    private int keptRefreshTokens;

    public Authorizations(InstantSource clock, SimulatedAccount account, CallLog callLog) {
        this.clock = clock;
        this.account = account;
        this.callLog = callLog;
    }

    /** Records the consent of the owner; returns the authorization code. */
    public String consent(Set<Integer> plants) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(CODE_CHARACTERS.charAt(random.nextInt(CODE_CHARACTERS.length())));
        }
        codes.put(code.toString(), new Code(new OwnerConsent(plants), clock.instant()));
        return remembered(code.toString());
    }

    /** Withdraws all consents. */
    public void withdraw() {
        consents.forEach(OwnerConsent::withdraw);
    }

    /** Invalidates all access tokens; refresh tokens stay valid. */
    public void endAccess() {
        consents.forEach(consent -> consent.endAccess(clock.instant()));
    }

    public void answerFlat(boolean isFlat) {
        flat = isFlat;
    }

    public boolean answersFlat() {
        return flat;
    }

    public void expireOnArrival(int times) {
        expiredOnArrival = times;
    }

    public void keepRefreshTokens(int times) {
        keptRefreshTokens = times;
    }

    /** Records that the client did not receive the last response and may use its refresh token again. */
    public void lastResponseLost(String path) {
        if (path.equals(REFRESH)) {
            usedRefreshTokens.remove(lastUsedRefreshToken);
        }
    }

    /** Returns all codes and tokens ever issued. */
    public List<String> secrets() {
        return List.copyOf(secrets);
    }

    /** Returns the plants that an access token gives access to; empty if it is invalid. */
    Optional<Set<Integer>> plants(String accessToken) {
        Instant now = clock.instant();
        return consents.stream()
                .filter(consent -> consent.accepts(accessToken, now))
                .map(OwnerConsent::plants)
                .findFirst();
    }

    /** Exchanges a code for a pair of tokens. */
    public Map<String, ? extends @Nullable Object> exchange(Parameters parameters, Plants plants) throws ApiError {
        checkClient();
        String grant = parameters.required("grant_type");
        String authorizationCode = parameters.required("code");
        String redirect = parameters.required("redirect_uri");
        if (!grant.equals("authorization_code")) {
            throw ApiError.violation("6", "Grant type not supported");
        }
        if (!SCOPES.contains(parameters.text("token_scope_mode").orElse("global"))) {
            throw ApiError.invalid("token_scope_mode");
        }
        Code code = codes.remove(authorizationCode);
        if (code == null || !clock.instant().isBefore(code.issued.plus(CODE))) {
            throw ApiError.failure("2", "Invalid authorization code");
        }
        if (!redirect.equals(account.redirectUrl())) {
            throw ApiError.failure("5", "Redirect address mismatch");
        }
        consents.add(code.consent);
        Map<String, @Nullable Object> answer = newPair(code.consent, false);
        if (expiredOnArrival > 0) {
            expiredOnArrival--;
            code.consent.endAccess(clock.instant());
            answer.put("expires_in", -7);
        }
        answer.put(
                "auth_ps_list",
                code.consent.plants().stream().sorted().map(String::valueOf).toList());
        answer.put("auth_user", 65_199);
        return answer;
    }

    /** Exchanges a refresh token for a new pair of tokens; a failure is a code inside a successful response. */
    public Map<String, ? extends @Nullable Object> refresh(Parameters parameters, Plants plants) throws ApiError {
        checkClient();
        String token = parameters.required("refresh_token");
        Optional<OwnerConsent> consent =
                consents.stream().filter(each -> each.hasRefreshToken(token)).findFirst();
        if (consent.isEmpty()) {
            if (usedRefreshTokens.contains(token)) {
                callLog.violation(clock.instant(), "refreshToken", "uses a refresh token twice");
            }
            return Map.of("code", "5");
        }
        if (consent.get().isWithdrawn()) {
            return Map.of("code", "2");
        }
        if (consent.get().isExpired(clock.instant())) {
            return Map.of("code", "-2");
        }
        boolean keepsToken = keptRefreshTokens > 0;
        keptRefreshTokens = Math.max(0, keptRefreshTokens - 1);
        lastUsedRefreshToken = keepsToken ? "" : token;
        usedRefreshTokens.add(lastUsedRefreshToken);
        Map<String, @Nullable Object> answer = newPair(consent.get(), keepsToken);
        answer.put("code", "1");
        return answer;
    }

    private void checkClient() throws ApiError {
        if (!account.apis().contains(ApiAccess.OAUTH2)) {
            throw ApiError.failure("4", "Invalid client");
        }
    }

    private Map<String, @Nullable Object> newPair(OwnerConsent consent, boolean keepsRefreshToken) {
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

    private record Code(OwnerConsent consent, Instant issued) {}
}

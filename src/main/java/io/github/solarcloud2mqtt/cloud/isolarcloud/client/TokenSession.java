package io.github.solarcloud2mqtt.cloud.isolarcloud.client;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Envelope;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.IsolarcloudResultCode;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.IsolarcloudResultCode.Policy;
import io.github.solarcloud2mqtt.secret.Secret;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import retrofit2.Call;

/** Makes calls with a token; if the token is no longer valid, gets another one and repeats the call once. Thread-safe. */
public final class TokenSession {

    private final TokenSource tokens;
    private final CallExecutor executor;
    private final IsolarcloudErrors errors;

    /**
     * Endpoints that are refused with a new token too: for them E900 means a missing right and causes no login. A code for
     * an invalid token causes another login, but not while the token is new.
     */
    private final Set<String> forbidden = ConcurrentHashMap.newKeySet();

    /**
     * @param undocumented endpoints whose E900 always means that they are not allowed
     */
    TokenSession(TokenSource tokens, CallExecutor executor, IsolarcloudErrors errors, Set<String> undocumented) {
        forbidden.addAll(undocumented);
        this.tokens = tokens;
        this.executor = executor;
        this.errors = errors;
    }

    /**
     * Makes one call, and two more if the token is no longer valid.
     *
     * @param request creates the call for a token
     * @return the data of the response
     */
    public <T> T ask(Function<Secret, Call<Envelope<T>>> request) throws CloudException {
        return askWhole(request).data().orElseThrow();
    }

    /**
     * Calls an endpoint like {@link #ask}.
     *
     * @return a success, with its data and the cloud's message
     */
    public <T> Envelope<T> askWhole(Function<Secret, Call<Envelope<T>>> request) throws CloudException {
        Secret token = tokens.current();
        Call<Envelope<T>> call = request.apply(token);
        String name = CallExecutor.endpoint(call);
        Envelope<T> answer = executor.execute(call);
        if (loginMayHelp(name, answer)) {
            Optional<Secret> instead = tokens.insteadOf(token);
            if (instead.isPresent()) {
                token = instead.get();
                answer = executor.execute(request.apply(token));
                noteForbidden(name, answer);
            }
        }
        return accepted(name, answer, token);
    }

    private <T> Envelope<T> accepted(String name, Envelope<T> answer, Secret token) throws CloudException {
        if (!answer.succeeded()) {
            throw errors.coded(name, answer, Optional.of(token));
        }
        tokens.accepted(token);
        forbidden.remove(name);
        return answer;
    }

    private boolean loginMayHelp(String name, Envelope<?> answer) {
        return switch (policy(answer)) {
            case RENEW_TOKEN_OR_TRANSIENT -> !forbidden.contains(name) || !tokens.isYoung();
            case RENEW_TOKEN_OR_NOT_ALLOWED -> !forbidden.contains(name) && !tokens.isYoung();
            default -> false;
        };
    }

    private void noteForbidden(String name, Envelope<?> answer) {
        Policy policy = policy(answer);
        if (policy == Policy.RENEW_TOKEN_OR_NOT_ALLOWED || policy == Policy.RENEW_TOKEN_OR_TRANSIENT) {
            forbidden.add(name);
        }
    }

    private static Policy policy(Envelope<?> answer) {
        return IsolarcloudResultCode.of(answer.code())
                .map(IsolarcloudResultCode::policy)
                .orElse(Policy.TRANSIENT);
    }
}

package io.github.solarcloud2mqtt.cloud.isolarcloud;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.CallPacers;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.http.NoDelayServerSockets;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Application;
import io.github.solarcloud2mqtt.cloud.isolarcloud.auth.AccountCredentials;
import io.github.solarcloud2mqtt.cloud.isolarcloud.auth.OAuthAuthorization;
import io.github.solarcloud2mqtt.secret.Secret;
import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.time.MonotonicClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;

/** A gateway whose responses the test sets, and a client of it. Its clock does not advance by itself. */
final class IsolarcloudServer extends Dispatcher implements AutoCloseable {

    static final String APP_KEY = "0123456789ABCDEF0123456789ABCDEF";
    static final String SECRET_KEY = "secretkeysecretkeysecretkeysecre";
    static final String PASSWORD = "swordfish";
    static final String INVALID_TOKEN =
            "{\"error\":\"invalid_token\",\"error_description\":\"Invalid access token\",\"req_serial_num\":\"b\"}";
    static final String CODE = "a1B2c3";
    static final String REDIRECT_URI = "http://localhost:8080/callback";
    static final String TOKEN = "4711_0123456789abcdef0123456789abcdef";

    final MockWebServer server = new MockWebServer();
    final List<Sent> sent = new CopyOnWriteArrayList<>();
    private static final Instant BEGIN = Instant.parse("2026-06-15T10:20:00Z");

    final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
    final InstantSource clock = now::get;
    /** Monotonic time that waiting passes at once without changing the clock; a later clock passes it too. */
    final AtomicReference<Duration> elapsed = new AtomicReference<>(Duration.ofDays(1));

    final StateDirectory state;
    final CallBudget budget;
    /** Changes a response before it is sent. */
    BiFunction<RecordedRequest, MockResponse, MockResponse> seal = (request, answer) -> answer;
    /** Tokens that are refused. */
    final Set<String> dead = ConcurrentHashMap.newKeySet();

    private final JsonAdapter<Object> json = new Moshi.Builder().build().adapter(Object.class);
    private final Map<String, MockResponse> always = new ConcurrentHashMap<>();
    private final Map<String, Deque<MockResponse>> once = new ConcurrentHashMap<>();

    /** A request that came in. */
    record Sent(String endpoint, RecordedRequest request, Map<?, ?> body) {}

    IsolarcloudServer(Path directory) throws IOException {
        state = new StateDirectory(directory);
        budget = new CallBudget(clock, state, "home");
        server.setServerSocketFactory(new NoDelayServerSockets());
        server.setDispatcher(this);
        server.start();
        always("login", sample("login-v1"));
        always("getDevPropertyPointValue", success("{\"code\":\"4\",\"property_point_value_list\":[]}"));
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String endpoint = request.getTarget().replaceFirst(".*/", "");
        Map<?, ?> body = request.getMethod().equals("GET") ? Map.of() : body(request);
        sent.add(new Sent(endpoint, request, body));
        if (dead.contains(String.valueOf(body.get("token")))) {
            return response(200, failure("E00003"));
        }
        if (dead.contains(bearer(request))) {
            return response(200, INVALID_TOKEN);
        }
        MockResponse next = once.getOrDefault(endpoint, new ArrayDeque<>()).poll();
        MockResponse answer =
                next != null ? next : always.getOrDefault(endpoint, response(404, "<html>Not Found</html>"));
        return seal.apply(request, answer);
    }

    /** The token of a request of the platform variant. */
    static String bearer(RecordedRequest request) {
        return String.valueOf(request.getHeaders().get("Authorization")).replace("Bearer ", "");
    }

    private Map<?, ?> body(RecordedRequest request) {
        try {
            String text = Objects.requireNonNull(request.getBody()).utf8();
            String key = request.getHeaders().get("x-random-secret-key");
            Object body = json.fromJson(key == null ? text : GatewayCipher.decrypted(text, GatewayCipher.opened(key)));
            return (Map<?, ?>) Objects.requireNonNull(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void always(String endpoint, String body) {
        always.put(endpoint, response(200, body));
    }

    void always(String endpoint, MockResponse response) {
        always.put(endpoint, response);
    }

    /** Responses that precede the permanent ones, in their order. */
    void once(String endpoint, String body) {
        once(endpoint, response(200, body));
    }

    void once(String endpoint, MockResponse response) {
        once.computeIfAbsent(endpoint, each -> new ArrayDeque<>()).add(response);
    }

    static MockResponse response(int status, String body) {
        return new MockResponse.Builder().code(status).body(body).build();
    }

    static String failure(String code) {
        return "{\"result_msg\":\"words for " + code + "\",\"result_data\":null,\"result_code\":\"" + code + "\"}";
    }

    static String success(String data) {
        return "{\"req_serial_num\":\"a\",\"result_code\":\"1\",\"result_msg\":\"success\",\"result_data\":" + data
                + "}";
    }

    static String sample(String name) {
        try (InputStream file = IsolarcloudServer.class.getResourceAsStream("samples/" + name + ".json")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The endpoints called so far, in their order. */
    List<String> called() {
        return sent.stream().map(Sent::endpoint).toList();
    }

    /** The bodies that an endpoint received. */
    List<Map<?, ?>> bodies(String endpoint) {
        return sent.stream()
                .filter(each -> each.endpoint().equals(endpoint))
                .<Map<?, ?>>map(Sent::body)
                .toList();
    }

    AccountCredentials account() {
        return account(Optional.empty());
    }

    Application application() {
        return account().application();
    }

    /** A cloud that needs the consent of an owner. */
    IsolarcloudCloud platform() {
        return platform(application(), state);
    }

    IsolarcloudCloud platform(Application application, StateDirectory state) {
        return IsolarcloudCloud.withOAuth(application, id -> true, context(state), new OkHttpClient());
    }

    OAuthAuthorization authorization() {
        return authorization(application());
    }

    OAuthAuthorization authorization(Application application) {
        return new OAuthAuthorization(application, context(state), new OkHttpClient());
    }

    /** An owner consents; the two calls of the consent are removed from the record. */
    void consent() {
        always("token", sample("token-quick-start"));
        try {
            authorization().redeem(new Secret(CODE), REDIRECT_URI);
        } catch (CloudException | IOException e) {
            throw new IllegalStateException(e);
        }
        sent.clear();
    }

    /** An account of an application whose calls are encrypted, if there is a key. */
    AccountCredentials account(Optional<RSAPublicKey> key) {
        return new AccountCredentials(
                new Application(
                        server.url("/"),
                        new Secret(APP_KEY),
                        new Secret(SECRET_KEY),
                        "en_US",
                        Duration.ofSeconds(5),
                        key),
                "owner@example.org",
                new Secret(PASSWORD));
    }

    IsolarcloudCloud cloud() {
        return cloud(account());
    }

    IsolarcloudCloud cloud(AccountCredentials account) {
        return cloud(account, new OkHttpClient());
    }

    IsolarcloudCloud cloud(AccountCredentials account, OkHttpClient http) {
        return new IsolarcloudCloud(account, id -> true, context(state), http);
    }

    /** Responses of the cloud to an invalid token. */
    static MockResponse deadToken(String code) {
        return switch (code) {
            case "401" -> response(401, "");
            case "invalid_token" -> response(401, INVALID_TOKEN);
            default -> response(200, failure(code));
        };
    }

    /** Runs a task on two threads at the same time. */
    static void inTwoThreads(Callable<?> task) throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Object>> calls = threads.invokeAll(Collections.nCopies(2, () -> {
                both.countDown();
                both.await();
                return task.call();
            }));
            for (Future<Object> call : calls) {
                call.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    AccountContext context(StateDirectory directory) {
        MonotonicClock monotonic = () -> elapsed().plus(Duration.between(BEGIN, now.get()));
        CallPacers pacers = new CallPacers(monotonic, wait -> elapsed.updateAndGet(before -> before.plus(wait)));
        return new AccountContext("home", budget, pacers, directory, clock, monotonic);
    }

    Duration elapsed() {
        return Objects.requireNonNull(elapsed.get());
    }

    @Override
    public void close() {
        server.close();
    }
}

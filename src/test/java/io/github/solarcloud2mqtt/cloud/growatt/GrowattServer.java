package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.CallPacers;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattAccount;
import io.github.solarcloud2mqtt.cloud.http.NoDelayServerSockets;
import io.github.solarcloud2mqtt.secret.Secret;
import io.github.solarcloud2mqtt.state.StateDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;

/** A Growatt server whose responses the test sets, and a client of it. Its clock does not advance by itself. */
final class GrowattServer extends Dispatcher implements AutoCloseable {

    static final String TOKEN = "0123456789abcdefghijklmnopqrstuv";
    static final String MIN = "XYZ0SAMPLE";
    static final String NOAH = "NOAH0SAMPLE";

    final MockWebServer server = new MockWebServer();
    final List<RecordedRequest> sent = new CopyOnWriteArrayList<>();
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2025-06-01T10:06:00Z"));
    final InstantSource clock = now::get;
    /** Monotonic time: waiting passes it at once, and does not change the clock. */
    final AtomicReference<Duration> elapsed = new AtomicReference<>(Duration.ofDays(1));

    final StateDirectory state;
    final CallBudget budget;
    Predicate<String> wanted = id -> true;
    int callsPerDay = 200;

    private final Map<String, MockResponse> always = new ConcurrentHashMap<>();
    private final Map<String, Deque<MockResponse>> once = new ConcurrentHashMap<>();

    GrowattServer(Path directory) throws IOException {
        state = new StateDirectory(directory);
        budget = new CallBudget(clock, state, "home");
        server.setServerSocketFactory(new NoDelayServerSockets());
        server.setDispatcher(this);
        server.start();
        always("v1/plant/list", sample("plant-list"));
        always("v1/plant/data", sample("plant-data"));
        always("v1/device/list", sample("device-list"));
        always("v1/device/datalogger/list", loggers("LOG0SAMPLE"));
        always("v1/device/tlx/tlx_last_data", sample("tlx-last-data"));
        always("v1/device/tlx/alarm_data", success("{\"count\":0,\"alarms\":[]}"));
        always("v4/new-api/queryDeviceList", sample("v4-device-list"));
        always("v4/new-api/queryLastData", sample("v4-noah-last-data"));
        always("v4/new-api/queryDeviceInfo", "{\"code\":0,\"data\":{}}");
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        sent.add(request);
        String path = path(request);
        MockResponse next = once.getOrDefault(path, new ArrayDeque<>()).poll();
        return next != null ? next : always.getOrDefault(path, response(404, "<html>Not Found</html>"));
    }

    private static String path(RecordedRequest request) {
        return String.join("/", request.getUrl().pathSegments());
    }

    void always(String path, String body) {
        always(path, response(200, body));
    }

    void always(String path, MockResponse response) {
        always.put(path, response);
    }

    /** Responses that precede the permanent ones, in their order. */
    void once(String path, String body) {
        once(path, response(200, body));
    }

    void once(String path, MockResponse response) {
        once.computeIfAbsent(path, each -> new ArrayDeque<>()).add(response);
    }

    static MockResponse response(int status, String body) {
        return new MockResponse.Builder().code(status).body(body).build();
    }

    static String failure(int code) {
        return "{\"data\":\"\",\"error_code\":" + code + ",\"error_msg\":\"words for " + code + "\"}";
    }

    static String failureOfV4(int code) {
        return "{\"code\":" + code + ",\"data\":null,\"message\":\"WORDS_FOR_" + code + "\"}";
    }

    static String success(String data) {
        return "{\"data\":" + data + ",\"error_code\":0,\"error_msg\":\"\"}";
    }

    /** A list of v4 with devices, each written as its word and its serial number. */
    static String ofV4(String... wordsAndSerialNumbers) {
        List<String> rows = Arrays.stream(wordsAndSerialNumbers)
                .map(each -> each.split(" "))
                .map(each -> "{\"deviceType\":\"%s\",\"deviceSn\":\"%s\",\"datalogSn\":\"LOG0SAMPLE\"}"
                        .formatted(each[0], each[1]))
                .toList();
        return "{\"code\":0,\"data\":{\"count\":%d,\"data\":[%s],\"lastPager\":true,\"pages\":1},\"message\":\"SUCCESSFUL_OPERATION\"}"
                .formatted(rows.size(), String.join(",", rows));
    }

    /** A list of devices of v1, each written as its number and its serial number. */
    static String devices(String... numbersAndSerialNumbers) {
        List<String> rows = Arrays.stream(numbersAndSerialNumbers)
                .map(each -> each.split(" "))
                .map(each -> "{\"type\":%s,\"device_sn\":\"%s\",\"model\":\"M\",\"datalogger_sn\":\"LOG0SAMPLE\"}"
                        .formatted(each[0], each[1]))
                .toList();
        return success("{\"count\":%d,\"devices\":[%s]}".formatted(rows.size(), String.join(",", rows)));
    }

    static String loggers(String serialNumber) {
        return success(
                "{\"count\":1,\"dataloggers\":[{\"sn\":\"%s\",\"model\":\"ShineWiFi-X\",\"lost\":false,\"type\":\"0\",\"manufacturer\":\"Growatt\",\"last_update_time\":{\"time\":1748795521000,\"year\":125}}]}"
                        .formatted(serialNumber));
    }

    static String sample(String name) {
        try (InputStream file = GrowattServer.class.getResourceAsStream("samples/" + name + ".json")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The paths called so far, in their order. */
    List<String> called() {
        return sent.stream().map(GrowattServer::path).toList();
    }

    /** The parameters of the last request: its query, or else its form. */
    String lastParameters() {
        return parameters(sent.size() - 1);
    }

    /** The parameters of a request: its query, or else its form. */
    String parameters(int number) {
        RecordedRequest request = sent.get(number);
        String query = request.getUrl().query();
        return query != null ? query : Objects.requireNonNull(request.getBody()).utf8();
    }

    /** Lets time pass; a negative time sets the clock back. */
    void pass(Duration time) {
        now.updateAndGet(moment -> moment.plus(time));
        if (!time.isNegative()) {
            elapsed.updateAndGet(before -> before.plus(time));
        }
    }

    GrowattAccount account() {
        return account(TOKEN);
    }

    GrowattAccount account(String token) {
        return new GrowattAccount(server.url("/"), new Secret(token), callsPerDay, Duration.ofSeconds(5));
    }

    GrowattCloud cloud() {
        return cloud(account(), new OkHttpClient());
    }

    GrowattCloud cloud(GrowattAccount account, OkHttpClient http) {
        return new GrowattCloud(account, wanted, context(state), http);
    }

    AccountContext context(StateDirectory directory) {
        CallPacers pacers = new CallPacers(this::elapsed, wait -> elapsed.updateAndGet(before -> before.plus(wait)));
        return new AccountContext("home", budget, pacers, directory, clock, this::elapsed);
    }

    Duration elapsed() {
        return Objects.requireNonNull(elapsed.get());
    }

    @Override
    public void close() {
        server.close();
    }
}

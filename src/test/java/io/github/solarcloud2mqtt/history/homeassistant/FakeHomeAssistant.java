package io.github.solarcloud2mqtt.history.homeassistant;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Keeps statistics and answers the commands for them as Home Assistant 2026.2 does. Safe for use by several threads. */
public final class FakeHomeAssistant implements AutoCloseable {
    public static final String TOKEN = "the-token-3Kf8";

    private final boolean isEncrypted;
    private final MockWebServer server = new MockWebServer();
    private final List<Map<String, @Nullable Object>> registry = new ArrayList<>();
    private final Map<String, Map<String, @Nullable Object>> metadata = new LinkedHashMap<>();
    private final Map<String, NavigableMap<Instant, Map<String, BigDecimal>>> hours = new TreeMap<>();
    private final Map<String, String> refused = new LinkedHashMap<>();
    private final List<String> changed = new ArrayList<>();
    private int written;
    private boolean isDisconnecting;
    private boolean isForgetful;

    public FakeHomeAssistant() throws IOException {
        this(false);
    }

    private FakeHomeAssistant(boolean isEncrypted) throws IOException {
        this.isEncrypted = isEncrypted;
        if (isEncrypted) {
            HeldCertificate certificate = new HeldCertificate.Builder()
                    .addSubjectAlternativeName("127.0.0.1")
                    .build();
            server.useHttps(new HandshakeCertificates.Builder()
                    .heldCertificate(certificate)
                    .build()
                    .sslSocketFactory());
        }
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return "/api/websocket".equals(request.getUrl().encodedPath())
                        ? new MockResponse.Builder()
                                .webSocketUpgrade(new Session())
                                .build()
                        : new MockResponse.Builder().code(404).build();
            }
        });
        server.start();
    }

    /** With TLS, and a certificate that is not signed by an authority. */
    public static FakeHomeAssistant withUnknownCertificate() throws IOException {
        return new FakeHomeAssistant(true);
    }

    public String url() {
        return (isEncrypted ? "https" : "http") + "://127.0.0.1:" + server.getPort();
    }

    /** Registers a sensor, whose statistics are kept. */
    public synchronized FakeHomeAssistant sensor(String uniqueId, String entityId, String unit, boolean isCounter) {
        register(uniqueId, entityId, null);
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        kept.put("statistic_id", entityId);
        kept.put("source", "recorder");
        kept.put("name", null);
        kept.put("has_mean", !isCounter);
        kept.put("mean_type", isCounter ? 0 : 1);
        kept.put("has_sum", isCounter);
        kept.put("statistics_unit_of_measurement", unit);
        kept.put("unit_class", unit.equals("kWh") ? "energy" : unit.equals("W") ? "power" : null);
        metadata.put(entityId, kept);
        return this;
    }

    /** Registers a sensor without statistics. */
    public synchronized void register(String uniqueId, String entityId, @Nullable String disabledBy) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("unique_id", uniqueId);
        entry.put("entity_id", entityId);
        entry.put("platform", "mqtt");
        entry.put("disabled_by", disabledBy);
        registry.add(entry);
    }

    /** Replaces the listed metadata of a sensor's statistics. */
    public synchronized void list(String entityId, String key, @Nullable Object value) {
        Objects.requireNonNull(metadata.get(entityId)).put(key, value);
    }

    /** Records an hour as Home Assistant does by itself. */
    public synchronized void record(String entityId, Instant start, Map<String, BigDecimal> values) {
        ofSensor(entityId).put(start, values);
    }

    /** The statistics of a sensor. */
    public synchronized NavigableMap<Instant, Map<String, BigDecimal>> hours(String entityId) {
        return new TreeMap<>(ofSensor(entityId));
    }

    /** The energy of an hour, as the Energy dashboard computes it. */
    public synchronized BigDecimal change(String entityId, Instant start) {
        Map.Entry<Instant, Map<String, BigDecimal>> before = ofSensor(entityId).lowerEntry(start);
        BigDecimal sum = Objects.requireNonNull(
                Objects.requireNonNull(ofSensor(entityId).get(start)).get("sum"));
        return before == null
                ? sum
                : sum.subtract(Objects.requireNonNull(before.getValue().get("sum")));
    }

    /** How many hours were written by commands, with those that existed. */
    public synchronized int written() {
        return written;
    }

    /** The hours that commands have changed. */
    public synchronized List<String> changed() {
        return List.copyOf(changed);
    }

    /** Refuses a command with an error code. */
    public synchronized void refuse(String command, String code) {
        refused.put(command, code);
    }

    /** Ends the connection at the next command. */
    public synchronized void disconnect() {
        isDisconnecting = true;
    }

    /** Confirms imports without writing them. */
    public synchronized void forget() {
        isForgetful = true;
    }

    private NavigableMap<Instant, Map<String, BigDecimal>> ofSensor(String entityId) {
        return hours.computeIfAbsent(entityId, id -> new TreeMap<>());
    }

    private synchronized Optional<String> answer(Map<?, ?> message) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        String type = String.valueOf(message.get("type"));
        if (type.equals("auth")) {
            answer.put("type", TOKEN.equals(message.get("access_token")) ? "auth_ok" : "auth_invalid");
            return Optional.of(json(answer));
        }
        if (isDisconnecting) {
            return Optional.empty();
        }
        answer.put("id", message.get("id"));
        answer.put("type", "result");
        Optional<String> error = Optional.ofNullable(refused.get(type));
        if (error.isEmpty()) {
            try {
                answer.put("result", result(type, message));
            } catch (IllegalArgumentException e) {
                error = Optional.of("home_assistant_error");
                answer.put("error", Map.of("code", "home_assistant_error", "message", String.valueOf(e.getMessage())));
            }
        } else {
            answer.put("error", Map.of("code", error.get(), "message", "the message"));
        }
        answer.put("success", error.isEmpty());
        return Optional.of(json(answer));
    }

    private @Nullable Object result(String type, Map<?, ?> message) {
        return switch (type) {
            case "config/entity_registry/list" -> registry;
            case "recorder/list_statistic_ids" -> List.copyOf(metadata.values());
            case "recorder/statistics_during_period" -> stored(message);
            case "recorder/import_statistics" -> store(message);
            default -> throw new IllegalArgumentException("unknown " + type);
        };
    }

    private Map<String, Object> stored(Map<?, ?> message) {
        Instant begin = Instant.parse(String.valueOf(message.get("start_time")));
        Instant end = Instant.parse(String.valueOf(message.get("end_time")));
        boolean isMonths = "month".equals(message.get("period"));
        Map<String, Object> stored = new LinkedHashMap<>();
        for (Object id : (List<?>) Objects.requireNonNull(message.get("statistic_ids"))) {
            Map<Instant, Map<String, BigDecimal>> rows = new TreeMap<>();
            ofSensor(String.valueOf(id))
                    .subMap(begin, true, end, false)
                    .forEach((start, values) -> rows.put(isMonths ? month(start) : start, values));
            if (!rows.isEmpty()) {
                stored.put(String.valueOf(id), rows(rows));
            }
        }
        return stored;
    }

    private static Instant month(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC)
                .withDayOfMonth(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private static List<Map<String, Object>> rows(Map<Instant, Map<String, BigDecimal>> hours) {
        List<Map<String, Object>> rows = new ArrayList<>();
        hours.forEach((start, values) -> {
            Map<String, Object> row = new LinkedHashMap<>(values);
            row.put("start", start.toEpochMilli());
            rows.add(row);
        });
        return rows;
    }

    private @Nullable Object store(Map<?, ?> message) {
        Map<?, ?> about = (Map<?, ?>) Objects.requireNonNull(message.get("metadata"));
        String id = String.valueOf(about.get("statistic_id"));
        Map<String, @Nullable Object> kept = Objects.requireNonNull(metadata.get(id));
        require("recorder".equals(about.get("source")), "source");
        require(Objects.equals(about.get("unit_of_measurement"), kept.get("statistics_unit_of_measurement")), "unit");
        require(Objects.equals(about.get("has_sum"), kept.get("has_sum")), "has_sum");
        for (Object each : (List<?>) Objects.requireNonNull(message.get("stats"))) {
            Map<?, ?> row = (Map<?, ?>) each;
            Instant start =
                    OffsetDateTime.parse(String.valueOf(row.get("start"))).toInstant();
            require(start.getEpochSecond() % 3_600 == 0, "timestamps must be from the top of the hour");
            Map<String, BigDecimal> values = new TreeMap<>();
            row.forEach((key, value) -> {
                if (value instanceof Double number) {
                    values.put(String.valueOf(key), BigDecimal.valueOf(number));
                }
            });
            if (!isForgetful) {
                written++;
                if (ofSensor(id).put(start, values) != null) {
                    changed.add(id + " " + start);
                }
            }
        }
        return null;
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException("Invalid " + what);
        }
    }

    private static String json(Object value) {
        Buffer buffer = new Buffer();
        try (JsonWriter writer = JsonWriter.of(buffer)) {
            writer.setSerializeNulls(true);
            writer.jsonValue(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.readUtf8();
    }

    @Override
    public void close() {
        server.close();
    }

    private final class Session extends WebSocketListener {
        @Override
        public void onOpen(WebSocket socket, okhttp3.Response response) {
            socket.send("{\"type\":\"auth_required\",\"ha_version\":\"2026.2.3\"}");
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(text))) {
                answer((Map<?, ?>) Objects.requireNonNull(reader.readJsonValue()))
                        .ifPresentOrElse(socket::send, () -> socket.close(1001, "shutting down"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void onClosing(WebSocket socket, int code, String reason) {
            socket.close(code, null);
        }
    }
}

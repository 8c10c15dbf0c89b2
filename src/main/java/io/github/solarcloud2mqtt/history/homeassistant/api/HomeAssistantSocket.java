package io.github.solarcloud2mqtt.history.homeassistant.api;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.github.solarcloud2mqtt.secret.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.WebSocket;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A connection to Home Assistant's WebSocket API (developers.home-assistant.io, "WebSocket API"): one command at a time, each
 * waits for its result. Used by one thread.
 */
public final class HomeAssistantSocket implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int NORMAL_CLOSURE = 1000;

    private final OkHttpClient http =
            new OkHttpClient.Builder().connectTimeout(Duration.ofSeconds(10)).build();
    private final SocketErrors errors;
    private final SocketEvents events = new SocketEvents();
    private final WebSocket socket;
    private long lastId;

    private HomeAssistantSocket(String url) {
        errors = new SocketErrors(url);
        // OkHttp replaces http by ws, and https by wss.
        socket = http.newWebSocket(
                new Request.Builder().url(url + "/api/websocket").build(), events);
    }

    /**
     * Connects and logs in.
     *
     * @param url the address of Home Assistant
     * @param token a long-lived access token
     * @throws HomeAssistantException if it cannot be reached or refuses the token
     */
    public static HomeAssistantSocket connect(String url, Secret token)
            throws HomeAssistantException, InterruptedException {
        HomeAssistantSocket connected = new HomeAssistantSocket(url);
        try {
            connected.logIn(token);
            return connected;
        } catch (HomeAssistantException | InterruptedException e) {
            connected.close();
            throw e;
        }
    }

    private void logIn(Secret token) throws HomeAssistantException, InterruptedException {
        if (!"auth_required".equals(receive().get("type"))) {
            throw errors.notHomeAssistant();
        }
        socket.send(json(Map.of("type", "auth", "access_token", token.reveal())));
        if (!"auth_ok".equals(receive().get("type"))) {
            throw errors.wrongToken();
        }
    }

    /**
     * Sends a command.
     *
     * @return its result, as {@link JsonReader#readJsonValue} reads it
     * @throws HomeAssistantException if it is refused or the connection ends
     */
    @Nullable
    Object ask(String type, Map<String, ? extends @Nullable Object> parameters)
            throws HomeAssistantException, InterruptedException {
        lastId++;
        Map<String, @Nullable Object> command = new LinkedHashMap<>();
        command.put("id", lastId);
        command.put("type", type);
        command.putAll(parameters);
        socket.send(json(command));
        Map<?, ?> answer = receive();
        while (!(answer.get("id") instanceof Double id && id == lastId)) {
            answer = receive();
        }
        if (Boolean.TRUE.equals(answer.get("success"))) {
            return answer.get("result");
        }
        Map<?, ?> error = answer.get("error") instanceof Map<?, ?> map ? map : Map.of();
        throw errors.refused(type, String.valueOf(error.get("code")), String.valueOf(error.get("message")));
    }

    private Map<?, ?> receive() throws HomeAssistantException, InterruptedException {
        Optional<SocketEvent> event = events.next(TIMEOUT);
        if (event.isEmpty()) {
            throw errors.silent();
        }
        if (event.get() instanceof SocketEvent.Failure failure) {
            throw errors.of(failure);
        }
        if (event.get() instanceof SocketEvent.Closed closed) {
            throw errors.closed(closed.reason());
        }
        return parse(((SocketEvent.Message) event.get()).text());
    }

    private Map<?, ?> parse(String text) throws HomeAssistantException {
        try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(text))) {
            if (reader.readJsonValue() instanceof Map<?, ?> map) {
                return map;
            }
            throw errors.notHomeAssistant();
        } catch (IOException e) {
            throw errors.notHomeAssistant();
        }
    }

    private static String json(Map<String, ? extends @Nullable Object> value) {
        Buffer buffer = new Buffer();
        try (JsonWriter writer = JsonWriter.of(buffer)) {
            writer.setSerializeNulls(true);
            writer.jsonValue(value);
        } catch (IOException e) {
            throw new IllegalStateException("a buffer in memory cannot fail", e);
        }
        return buffer.readUtf8();
    }

    @Override
    public void close() {
        socket.close(NORMAL_CLOSURE, null);
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}

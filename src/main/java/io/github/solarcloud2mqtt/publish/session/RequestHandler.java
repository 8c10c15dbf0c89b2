package io.github.solarcloud2mqtt.publish.session;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.mqtt.MessageBus;
import io.github.solarcloud2mqtt.publish.RequestTarget;
import io.github.solarcloud2mqtt.topics.Topics;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import okio.Buffer;
import okio.BufferedSink;
import okio.BufferedSource;

/** Runs requests received over MQTT and publishes the responses. Thread-safe. */
@Singleton
final class RequestHandler {

    /** The longest payload of a request, in characters. */
    private static final int MAX_PAYLOAD = 1024;

    /** Requests with longer names are not answered. */
    private static final int MAX_NAME = 100;

    private final MessageBus bus;
    private final Topics topics;
    private final Provider<List<RequestTarget>> targets;

    /**
     * @param targets a provider, because the targets publish
     */
    @Inject
    public RequestHandler(MessageBus bus, Topics topics, Provider<List<RequestTarget>> targets) {
        this.bus = bus;
        this.topics = topics;
        this.targets = targets;
    }

    /**
     * Runs a request; the response may follow much later.
     *
     * @param request the last level of the topic
     * @param payload empty or JSON; the {@code transaction} of an object becomes part of the response
     */
    void handle(String request, String payload) {
        if (request.length() > MAX_NAME) {
            return;
        }
        if (payload.length() > MAX_PAYLOAD) {
            respond(
                    request,
                    Optional.of("The payload is longer than " + MAX_PAYLOAD + " characters."),
                    Optional.empty());
            return;
        }
        Optional<String> transaction;
        try {
            transaction = transaction(payload);
        } catch (IOException | JsonDataException e) {
            respond(request, Optional.of("The payload is neither empty nor JSON."), Optional.empty());
            return;
        }
        switch (request) {
            case "refresh" -> toAll(request, transaction, RequestTarget::refresh);
            case "discover" -> toAll(request, transaction, RequestTarget::discover);
            default ->
                respond(
                        request,
                        Optional.of("There is no request \"" + request + "\"; there are refresh and discover."),
                        transaction);
        }
    }

    /** The transaction as JSON text, unchanged to the last digit. */
    private static Optional<String> transaction(String payload) throws IOException {
        if (payload.isBlank()) {
            return Optional.empty();
        }
        JsonReader reader = JsonReader.of(new Buffer().writeUtf8(payload));
        Optional<String> transaction = Optional.empty();
        if (reader.peek() == JsonReader.Token.BEGIN_OBJECT) {
            reader.beginObject();
            while (reader.hasNext()) {
                if (reader.nextName().equals("transaction")) {
                    try (BufferedSource value = reader.nextSource()) {
                        transaction = Optional.of(checked(value.readUtf8()));
                    }
                } else {
                    reader.skipValue();
                }
            }
            reader.endObject();
        } else {
            reader.skipValue();
        }
        if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
            throw new JsonDataException("more than one JSON value");
        }
        return transaction;
    }

    /** Reads a whole value to check that its text is JSON, so that the response is JSON too. */
    private static String checked(String json) throws IOException {
        JsonReader reader = JsonReader.of(new Buffer().writeUtf8(json));
        reader.setLenient(false);
        reader.skipValue();
        if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
            throw new JsonDataException("more than one JSON value");
        }
        return json;
    }

    private void toAll(
            String request,
            Optional<String> transaction,
            BiConsumer<RequestTarget, Consumer<Optional<String>>> action) {
        List<RequestTarget> all = targets.get();
        Queue<String> errors = new ConcurrentLinkedQueue<>();
        AtomicInteger open = new AtomicInteger(all.size());
        all.forEach(target -> action.accept(target, error -> {
            error.ifPresent(errors::add);
            if (open.decrementAndGet() == 0) {
                String sentences = String.join(" ", errors);
                respond(request, Optional.of(sentences).filter(text -> !text.isEmpty()), transaction);
            }
        }));
    }

    private void respond(String request, Optional<String> error, Optional<String> transaction) {
        Buffer document = new Buffer();
        try (JsonWriter writer = JsonWriter.of(document)) {
            writer.beginObject();
            writer.name("status").value(error.isPresent() ? "error" : "ok");
            if (error.isPresent()) {
                writer.name("error").value(error.get());
            }
            if (transaction.isPresent()) {
                try (BufferedSink value = writer.name("transaction").valueSink()) {
                    value.writeUtf8(transaction.get());
                }
            }
            writer.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bus.publish(Message.event(topics.response(request), document.readUtf8()));
    }
}

package io.github.solarcloud2mqtt.simulator.http;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An HTTP request, without a socket.
 *
 * @param method such as {@code POST}
 * @param path such as {@code /openapi/login}
 * @param query the part after the question mark, may be empty
 * @param headers by name, case-insensitive
 * @param body as text
 */
public record HttpRequest(String method, String path, String query, Map<String, String> headers, String body) {

    public HttpRequest {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = Collections.unmodifiableMap(anyCase);
    }

    /** Creates a request without a query. */
    public HttpRequest(String method, String path, Map<String, String> headers, String body) {
        this(method, path, "", headers, body);
    }

    /** Returns a header if it is present and not empty. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).filter(value -> !value.isEmpty());
    }
}

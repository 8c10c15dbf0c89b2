package io.github.solarcloud2mqtt.simulator.http;

import java.util.Map;

/**
 * An HTTP response, without a socket.
 *
 * @param status the status code
 * @param contentType its media type
 * @param body the whole body as text
 * @param headers without the content type
 * @param delivery how much of it reaches the client
 */
public record HttpResponse(
        int status, String contentType, String body, Map<String, String> headers, Delivery delivery) {

    /** How much of a response reaches the client. */
    public enum Delivery {
        /** All of it. */
        WHOLE,
        /** The first half of the body, then the connection ends. */
        HALF,
        /** Nothing, the connection ends. */
        NONE
    }

    /** Creates a JSON response. */
    public static HttpResponse json(int status, String body) {
        return new HttpResponse(status, "application/json;charset=UTF-8", body, Map.of(), Delivery.WHOLE);
    }

    /** Creates an HTML page with a title only. */
    public static HttpResponse html(int status, String title) {
        return page(status, title, "");
    }

    /** Creates an HTML page. */
    public static HttpResponse page(int status, String title, String content) {
        String page = "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1>" + content
                + "</body></html>";
        return new HttpResponse(status, "text/html;charset=UTF-8", page, Map.of(), Delivery.WHOLE);
    }

    /** Creates a response that is never sent: the connection ends. */
    public static HttpResponse none() {
        return new HttpResponse(0, "", "", Map.of(), Delivery.NONE);
    }

    public HttpResponse with(Map<String, String> otherHeaders) {
        return new HttpResponse(status, contentType, body, otherHeaders, delivery);
    }

    public HttpResponse withBody(String newBody) {
        return new HttpResponse(status, contentType, newBody, headers, delivery);
    }

    /** Whether the body is JSON. */
    public boolean isJson() {
        return contentType.startsWith("application/json");
    }

    /** Returns the same response, of which only the first half is sent. */
    public HttpResponse cutInHalf() {
        return new HttpResponse(status, contentType, body, headers, Delivery.HALF);
    }
}

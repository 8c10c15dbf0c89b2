package io.github.solarcloud2mqtt.cloud.http;

import java.io.IOException;

/** A complete response that is not what the endpoint should return; the message completes "The answer …". */
public final class MalformedResponseException extends IOException {

    private final boolean text;

    public MalformedResponseException(String message) {
        this(message, false);
    }

    private MalformedResponseException(String message, boolean text) {
        super(message);
        this.text = text;
    }

    /** A web page, such as a login page. */
    static MalformedResponseException text() {
        return new MalformedResponseException("is a web page or some other text instead of data", true);
    }

    /** Whether the response is a web page, such as a login page. */
    public boolean isText() {
        return text;
    }
}

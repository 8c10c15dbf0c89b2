package io.github.solarcloud2mqtt.cloud.http;

import java.io.IOException;

/** An answer that arrived, but is not what the cloud should answer; the message completes "The answer ...". */
public final class MalformedResponseException extends IOException {

    private final boolean text;

    public MalformedResponseException(String message) {
        this(message, false);
    }

    private MalformedResponseException(String message, boolean text) {
        super(message);
        this.text = text;
    }

    /** An answer for people, such as a login page. */
    static MalformedResponseException text() {
        return new MalformedResponseException("is a web page or some other text instead of data", true);
    }

    /** Whether it is an answer for people, such as a login page. */
    public boolean isText() {
        return text;
    }
}

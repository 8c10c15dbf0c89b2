package io.github.solarcloud2mqtt.mqtt;

import java.util.Arrays;
import java.util.List;

/**
 * Where a broker is. It holds no user name and no password, so it may be shown.
 *
 * @param scheme how to connect
 * @param address the host, with the port if it is not the scheme's own, and for WebSocket with the path
 */
public record BrokerUrl(Scheme scheme, String address) {

    private static final String SEPARATOR = "://";

    /**
     * The URL of a broker.
     *
     * @param url {@code scheme://host[:port]}, for WebSocket also with a path
     * @throws IllegalArgumentException if it does not begin with one of the schemes
     */
    public static BrokerUrl of(String url) {
        int end = url.indexOf(SEPARATOR);
        return Arrays.stream(Scheme.values())
                .filter(scheme -> end >= 0 && scheme.text().equals(url.substring(0, end)))
                .map(scheme -> new BrokerUrl(scheme, url.substring(end + SEPARATOR.length())))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("mqtt.url must begin with tcp://, ssl://, ws:// or wss://."));
    }

    /** The texts of all schemes. */
    public static List<String> schemes() {
        return Arrays.stream(Scheme.values()).map(Scheme::text).toList();
    }

    /** The URL as it is written. */
    @Override
    public String toString() {
        return scheme.text() + SEPARATOR + address;
    }

    /** How to connect to a broker. */
    public enum Scheme {
        /** Plain MQTT. */
        TCP("tcp", false, false),
        /** MQTT over TLS. */
        SSL("ssl", true, false),
        /** MQTT over WebSocket. */
        WS("ws", false, true),
        /** MQTT over WebSocket and TLS. */
        WSS("wss", true, true);

        private final String text;
        private final boolean encrypted;
        private final boolean webSocket;

        Scheme(String text, boolean encrypted, boolean webSocket) {
            this.text = text;
            this.encrypted = encrypted;
            this.webSocket = webSocket;
        }

        /** The scheme as URLs begin with it. */
        public String text() {
            return text;
        }

        /** Whether connections are encrypted. */
        public boolean isEncrypted() {
            return encrypted;
        }

        /** Whether connections use WebSocket, whose addresses may have a path. */
        public boolean isWebSocket() {
            return webSocket;
        }
    }
}

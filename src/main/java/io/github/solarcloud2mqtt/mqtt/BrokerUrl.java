package io.github.solarcloud2mqtt.mqtt;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Where a broker is. It holds no user name and no password, so it may be shown.
 *
 * @param scheme how to connect
 * @param address the host, with the port if it is not the scheme's own, and for WebSocket with the path
 */
public record BrokerUrl(Scheme scheme, String address) {

    private static final String SEPARATOR = "://";

    /** Host, port and the rest of an address; the host may be an IPv6 address in brackets. */
    private static final Pattern ADDRESS = Pattern.compile("(?:\\[([^]]*)]|([^/?:]*))(?::(\\d{1,5}))?.*");

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

    /** The host, for an IPv6 address without brackets. */
    public String host() {
        return parts().map(parts -> parts.group(parts.group(1) == null ? 2 : 1)).orElse(address);
    }

    /** The port, also if it is the scheme's own. */
    public int port() {
        return parts().map(parts -> parts.group(3)).map(Integer::parseInt).orElse(scheme.port);
    }

    private Optional<MatchResult> parts() {
        return ADDRESS.matcher(address).results().findFirst();
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
        TCP("tcp", false, false, 1883),
        /** MQTT over TLS. */
        SSL("ssl", true, false, 8883),
        /** MQTT over WebSocket. */
        WS("ws", false, true, 80),
        /** MQTT over WebSocket and TLS. */
        WSS("wss", true, true, 443);

        private final String text;
        private final boolean encrypted;
        private final boolean webSocket;
        private final int port;

        Scheme(String text, boolean encrypted, boolean webSocket, int port) {
            this.text = text;
            this.encrypted = encrypted;
            this.webSocket = webSocket;
            this.port = port;
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

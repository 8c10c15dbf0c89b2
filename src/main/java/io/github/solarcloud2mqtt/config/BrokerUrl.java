package io.github.solarcloud2mqtt.config;

import java.net.URI;
import java.util.List;

/** Reads the address of a broker. */
final class BrokerUrl {

    private static final String EXAMPLE = "tcp://localhost:1883";

    private BrokerUrl() {}

    static String parse(String text) throws Refusal {
        URI uri = Url.parse(text, List.of("tcp", "ssl", "ws", "wss"), EXAMPLE);
        boolean webSocket = uri.getScheme().startsWith("ws");
        boolean bare = uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
        Url.refuseIf(
                !webSocket && !(bare && uri.getQuery() == null),
                Shown.of(text) + " has something behind the host, which only ws:// and wss:// may have");
        Url.refuseIf(uri.getFragment() != null, Shown.of(text) + " has a # part; leave it out");
        return webSocket ? uri.toString() : uri.getScheme() + "://" + uri.getAuthority();
    }
}

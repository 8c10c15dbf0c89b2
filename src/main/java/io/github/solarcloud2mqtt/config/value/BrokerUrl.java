package io.github.solarcloud2mqtt.config.value;

import java.net.URI;
import java.util.List;

/** Parses the URL of a broker. */
public final class BrokerUrl {

    private static final String EXAMPLE = "tcp://localhost:1883";

    private BrokerUrl() {}

    /** A URL with the scheme tcp, ssl, ws or wss; mqtt and mqtts are accepted for tcp and ssl. */
    public static String parse(String text) throws InvalidValueException {
        URI uri = Url.parse(withSchemeOfPaho(text.strip()), List.of("tcp", "ssl", "ws", "wss"), EXAMPLE);
        boolean webSocket = uri.getScheme().startsWith("ws");
        boolean bare = uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
        Url.refuseIf(
                !webSocket && !(bare && uri.getQuery() == null),
                Excerpt.of(text) + " has something behind the host, which only ws:// and wss:// may have");
        Url.refuseIf(uri.getFragment() != null, Excerpt.of(text) + " has a # part; leave it out");
        return webSocket ? uri.toString() : uri.getScheme() + "://" + uri.getAuthority();
    }

    private static String withSchemeOfPaho(String text) {
        return text.replaceFirst("(?i)^mqtt://", "tcp://").replaceFirst("(?i)^mqtts://", "ssl://");
    }
}

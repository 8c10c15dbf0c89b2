package io.github.solarcloud2mqtt.config.section;

import io.github.solarcloud2mqtt.config.value.Excerpt;
import io.github.solarcloud2mqtt.config.value.InvalidValueException;
import io.github.solarcloud2mqtt.config.value.Url;
import io.github.solarcloud2mqtt.mqtt.BrokerUrl;
import java.net.URI;

/** Parses the URL of a broker. */
final class BrokerUrlParser {

    private static final String EXAMPLE = "tcp://localhost:1883";

    private BrokerUrlParser() {}

    /** A URL with one of the schemes of MQTT; mqtt and mqtts are accepted for tcp and ssl. */
    static BrokerUrl parse(String text) throws InvalidValueException {
        URI uri = Url.parse(withSchemeOfPaho(text.strip()), BrokerUrl.schemes(), EXAMPLE);
        BrokerUrl url = BrokerUrl.of(uri.toString());
        boolean bare = uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
        Url.refuseIf(
                !url.scheme().isWebSocket() && !(bare && uri.getQuery() == null),
                Excerpt.of(text) + " has a path, which only ws:// and wss:// may have");
        Url.refuseIf(uri.getFragment() != null, Excerpt.of(text) + " has a # part; leave it out");
        return url.scheme().isWebSocket() ? url : new BrokerUrl(url.scheme(), uri.getAuthority());
    }

    private static String withSchemeOfPaho(String text) {
        return text.replaceFirst("(?i)^mqtt://", "tcp://").replaceFirst("(?i)^mqtts://", "ssl://");
    }
}

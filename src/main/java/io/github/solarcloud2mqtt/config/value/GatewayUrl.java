package io.github.solarcloud2mqtt.config.value;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses the URL of a cloud that is given instead of a region. */
public final class GatewayUrl {

    private static final Pattern SUNGROW = Pattern.compile("(.*\\.)?isolarcloud\\.(com|eu|in)(\\..*)?");

    private static final Pattern GROWATT = Pattern.compile("(.*\\.)?growatt\\.com");

    private GatewayUrl() {}

    /** Accepts any HTTP server except the web pages of Sungrow. */
    public static String ofIsolarcloud(String text) throws InvalidValueException {
        URI uri = Url.parse(text, List.of("https", "http"), IsolarcloudRegion.EUROPE.gateway());
        String host = host(uri);
        Url.refuseIf(
                SUNGROW.matcher(host).matches() && !host.contains("gateway"),
                host + " is a web page, not the gateway; did you mean "
                        + IsolarcloudRegion.ofPortal(host).gateway() + "?");
        return withoutEnd(uri, text);
    }

    /** Accepts any HTTP server except the web pages of Growatt and the server of its app. */
    public static String ofGrowatt(String text) throws InvalidValueException {
        URI uri = Url.parse(text, List.of("https", "http"), GrowattRegion.GLOBAL.server());
        String host = host(uri);
        Url.refuseIf(
                GROWATT.matcher(host).matches() && !host.startsWith("openapi") && !host.startsWith("test."),
                host + " is a web page or the server of the vendor's app; did you mean "
                        + GrowattRegion.ofPage(host).server() + "?");
        return withoutEnd(uri, text);
    }

    private static String host(URI uri) {
        return Optional.ofNullable(uri.getHost()).orElse(uri.getAuthority()).toLowerCase(Locale.ROOT);
    }

    private static String withoutEnd(URI uri, String text) throws InvalidValueException {
        Url.refuseIf(
                uri.getQuery() != null || uri.getFragment() != null,
                Excerpt.of(text) + " has a ? or # part; leave it out");
        return uri.toString().replaceFirst("/+$", "");
    }
}

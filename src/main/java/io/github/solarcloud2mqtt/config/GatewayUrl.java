package io.github.solarcloud2mqtt.config;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the address of a gateway that no region has. */
final class GatewayUrl {

    private static final Pattern SUNGROW = Pattern.compile("(.*\\.)?isolarcloud\\.(com|eu)(\\..*)?");

    private GatewayUrl() {}

    /** Takes any HTTP server but those known to answer people instead of programs. */
    static String parse(String text) throws Refusal {
        URI uri = Url.parse(text, List.of("https", "http"), Region.EUROPE.gateway());
        String host =
                Optional.ofNullable(uri.getHost()).orElse(uri.getAuthority()).toLowerCase(Locale.ROOT);
        Url.refuseIf(
                SUNGROW.matcher(host).matches() && !host.contains("gateway"),
                host + " is a web page for people; did you mean "
                        + Region.ofPortal(host).gateway() + "?");
        Url.refuseIf(
                uri.getQuery() != null || uri.getFragment() != null,
                Shown.of(text) + " has a ? or # part; leave it out");
        return uri.toString().replaceFirst("/+$", "");
    }
}

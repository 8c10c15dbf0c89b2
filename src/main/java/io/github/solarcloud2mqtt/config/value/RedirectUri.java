package io.github.solarcloud2mqtt.config.value;

import java.net.URI;
import java.util.List;

/** Parses the URLs that a plant owner's browser visits for the consent. */
public final class RedirectUri {

    private static final List<String> SCHEMES = List.of("https", "http");
    private static final String EXAMPLE = "http://localhost:8080/callback";
    private static final String PAGE_EXAMPLE =
            "https://web3.isolarcloud.eu/#/authorized-app?cloudId=3&applicationId=1234"
                    + "&redirectUrl=http%3A%2F%2Flocalhost%3A8080%2Fcallback";

    private RedirectUri() {}

    /** The redirect URI, unchanged, because the cloud compares it character by character. */
    public static String parse(String text) throws InvalidValueException {
        URI uri = Url.parse(text, SCHEMES, EXAMPLE);
        Url.refuseIf(uri.getRawFragment() != null, Excerpt.of(text) + " has a # part; leave it out");
        return text.strip();
    }

    /** The page on which the owner gives consent. */
    public static String authorizePage(String text) throws InvalidValueException {
        Url.parse(text, SCHEMES, PAGE_EXAMPLE);
        return text.strip();
    }
}

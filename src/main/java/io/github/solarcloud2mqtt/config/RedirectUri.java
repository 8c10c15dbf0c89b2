package io.github.solarcloud2mqtt.config;

import java.net.URI;
import java.util.List;

/** Reads the addresses that an owner's browser visits to consent. */
final class RedirectUri {

    private static final List<String> SCHEMES = List.of("https", "http");
    private static final String EXAMPLE = "http://localhost:8080/callback";
    private static final String PAGE_EXAMPLE =
            "https://web3.isolarcloud.eu/#/authorized-app?cloudId=3&applicationId=1234"
                    + "&redirectUrl=http%3A%2F%2Flocalhost%3A8080%2Fcallback";

    private RedirectUri() {}

    /** Where the browser goes afterwards; not changed in any way, because the cloud compares it letter by letter. */
    static String parse(String text) throws Refusal {
        URI uri = Url.parse(text, SCHEMES, EXAMPLE);
        Url.refuseIf(uri.getRawFragment() != null, Shown.of(text) + " has a # part; leave it out");
        return text.strip();
    }

    /** Where the browser begins. */
    static String authorizePage(String text) throws Refusal {
        Url.parse(text, SCHEMES, PAGE_EXAMPLE);
        return text.strip();
    }
}

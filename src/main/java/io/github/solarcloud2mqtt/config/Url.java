package io.github.solarcloud2mqtt.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** What the addresses of cloud and broker have in common. */
final class Url {

    private static final int HIGHEST_PORT = 65_535;

    private Url() {}

    /**
     * Reads an address.
     *
     * @param schemes those allowed
     * @param example what a good one looks like
     * @return an address with one of the schemes, a host and no user
     */
    static URI parse(String text, List<String> schemes, String example) throws Refusal {
        // Whoever writes a password here must not find it in the log, so the text is not shown.
        refuseIf(text.contains("@"), "contains a user name or password; give them by their own keys");
        URI uri = uri(text, example);
        String shown = Shown.of(text);
        refuseIf(
                uri.getScheme() == null || !schemes.contains(uri.getScheme()),
                shown + " is not allowed; must begin with " + String.join(":// or ", schemes) + "://, for example "
                        + example);
        // Java's own URI knows no such hosts, and with it neither does the MQTT client.
        refuseIf(
                uri.getHost() == null && String.valueOf(uri.getAuthority()).contains("_"),
                shown
                        + " has a host name with an underscore, which is not allowed; use another name or the IP address");
        refuseIf(uri.getHost() == null, shown + " has no host; write for example " + example);
        refuseIf(
                uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT,
                shown + " has an impossible port; must be 1 to 65535");
        return uri;
    }

    private static URI uri(String text, String example) throws Refusal {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new Refusal(Shown.of(text) + " is no URL; write for example " + example);
        }
    }

    static void refuseIf(boolean wrong, String sentence) throws Refusal {
        if (wrong) {
            throw new Refusal(sentence);
        }
    }
}

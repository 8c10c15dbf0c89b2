package io.github.solarcloud2mqtt.config.value;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the parts that the URLs of cloud and broker have in common. */
public final class Url {

    private static final int HIGHEST_PORT = 65_535;

    /** Host and port with an underscore, as container names have; java.net.URI does not parse such an authority. */
    private static final Pattern UNDERSCORED = Pattern.compile("[\\w.-]*_[\\w.-]*(?::(\\d{1,6}))?");

    private Url() {}

    /**
     * Parses a URL.
     *
     * @param schemes the allowed schemes
     * @param example a valid URL for the error message
     * @return a URL with one of the schemes, a host and no user
     */
    public static URI parse(String text, List<String> schemes, String example) throws InvalidValueException {
        // The text may contain a password, so the message does not show it.
        refuseIf(text.contains("@"), "contains a user name or password; give them by their own keys");
        URI uri = uri(text, example);
        String shown = Excerpt.of(text);
        refuseIf(
                uri.getScheme() == null || !schemes.contains(uri.getScheme()),
                shown + " is not allowed; must begin with " + String.join(":// or ", schemes) + "://, for example "
                        + example);
        int port = port(uri, shown + " has no host; write for example " + example);
        refuseIf(port == 0 || port > HIGHEST_PORT, shown + " has an impossible port; must be 1 to 65535");
        return uri;
    }

    private static int port(URI uri, String otherwise) throws InvalidValueException {
        if (uri.getHost() != null) {
            return uri.getPort();
        }
        Matcher named = UNDERSCORED.matcher(String.valueOf(uri.getRawAuthority()));
        refuseIf(!named.matches(), otherwise);
        return named.group(1) == null ? -1 : Integer.parseInt(named.group(1));
    }

    private static URI uri(String text, String example) throws InvalidValueException {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new InvalidValueException(Excerpt.of(text) + " is no URL; write for example " + example);
        }
    }

    public static void refuseIf(boolean wrong, String sentence) throws InvalidValueException {
        if (wrong) {
            throw new InvalidValueException(sentence);
        }
    }
}

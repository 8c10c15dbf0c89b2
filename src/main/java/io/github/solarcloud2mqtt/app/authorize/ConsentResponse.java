package io.github.solarcloud2mqtt.app.authorize;

import io.github.solarcloud2mqtt.secret.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the response to the request for consent. */
final class ConsentResponse {

    /** Matches in a URL of any kind: the vendor does not document the position of the code among other parameters. */
    private static final Pattern CODE = Pattern.compile("(?:^|[?&#;])code=([^&#;\\s\"']+)");

    private static final Pattern ERROR = Pattern.compile("(?:^|[?&#;])error=");
    private static final Pattern STATE = Pattern.compile("(?:^|[?&#;])state=([^&#;\\s\"']*)");
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9._~-]{4,200}");

    private ConsentResponse() {}

    /** The code in an address. */
    static Optional<Secret> code(String address) {
        Matcher code = CODE.matcher(address);
        return code.find() ? Optional.of(new Secret(decoded(code.group(1)))) : Optional.empty();
    }

    /** The code in an address, or a code alone. */
    static Optional<Secret> pastedCode(String text) {
        return code(text)
                .or(() -> Optional.of(text)
                        .filter(bare -> BARE.matcher(bare).matches())
                        .map(Secret::new));
    }

    /** Whether this is the URL of the browser after the owner has refused. */
    static boolean isRefusal(String text) {
        return ERROR.matcher(text).find();
    }

    /**
     * Whether an address belongs to the request for consent that had a state. The vendor does not document whether its page
     * passes the state on, so an address without one does.
     */
    static boolean hasState(String address, String state) {
        Matcher found = STATE.matcher(address);
        return !found.find() || decoded(found.group(1)).equals(state);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}

package io.github.solarcloud2mqtt.app.command;

import io.github.solarcloud2mqtt.secret.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what comes back from an owner who was asked for consent. */
final class ConsentResponse {

    /** In an address of any kind: what stands before it, and whether other parameters do, is nowhere told. */
    private static final Pattern CODE = Pattern.compile("(?:^|[?&#;])code=([^&#;\\s\"']+)");

    private static final Pattern ERROR = Pattern.compile("(?:^|[?&#;])error=");
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

    /** Whether this is where the browser is sent when the owner does not agree. */
    static boolean isRefusal(String text, String redirectUri) {
        return ERROR.matcher(text).find() || text.startsWith(redirectUri);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}

package io.github.solarcloud2mqtt.cloud.http;

import io.github.solarcloud2mqtt.secret.Secret;
import io.github.solarcloud2mqtt.text.PrintableText;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Prepares text of a cloud for the log: one short line without secrets, even if the cloud repeats a secret. */
public final class Redaction {

    private static final int LONGEST = 120;

    /** Members of JSON bodies and parameters of forms whose values are secret or personal. */
    private static final Pattern SECRET_MEMBER = Pattern.compile(
            "(\"(?:token|access_token|refresh_token|appkey|user_account|user_password|code_verifier|email|owner_email|owner_mobile|"
                    + "mobile_tel|user_moble_tel|user_name|user_id|latitude|longitude|ps_location)\"\\s*:\\s*)"
                    + "(\"(?:[^\"\\\\]|\\\\.)*\"|[^,}\\]\\s]+)");

    private static final Pattern TOKEN =
            Pattern.compile("\"(?:token|access_token|refresh_token)\"\\s*:\\s*\"([^\"\\\\]{8,})\"");

    /** The forms of iSolarCloud's tokens: user id, underscore and 32 hexadecimal digits, or a UUID. */
    private static final Pattern TOKEN_FORM =
            Pattern.compile("\\d+_\\p{XDigit}{32}|\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private Redaction() {}

    /** The text with every secret replaced by asterisks. */
    public static String masked(String words, Stream<Secret> secrets) {
        return secrets.map(Secret::reveal)
                .filter(secret -> !secret.isBlank())
                .reduce(words, (text, secret) -> text.replace(secret, "***"));
    }

    /** The tokens in a body. */
    static List<Secret> tokens(String body) {
        return TOKEN.matcher(body)
                .results()
                .map(match -> new Secret(match.group(1)))
                .toList();
    }

    /** A body without the values of members that are secret or personal by their name. */
    static String maskedBody(String body) {
        String clean = SECRET_MEMBER.matcher(body).replaceAll("$1\"***\"");
        return TOKEN_FORM.matcher(clean).replaceAll("***");
    }

    /** The text on one line of limited length. */
    public static String line(String words) {
        String line = PrintableText.spaced(words);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}

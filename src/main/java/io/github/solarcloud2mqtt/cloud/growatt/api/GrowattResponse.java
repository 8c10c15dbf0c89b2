package io.github.solarcloud2mqtt.cloud.growatt.api;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The envelope of every response: {@code error_code}, {@code error_msg} and {@code data} in v1, {@code code},
 * {@code message} and {@code data} in v4. The code comes as a number or as text.
 *
 * @param code 0 for success; empty if the response has none
 * @param message the cloud's own message
 * @param data the content
 */
public record GrowattResponse(Optional<Integer> code, String message, JsonNode data) {

    private static final int SUCCESS = 0;
    private static final Pattern CODE = Pattern.compile("-?[0-9]{1,8}");

    public static GrowattResponse of(JsonNode body) {
        return new GrowattResponse(
                body.text("error_code", "code")
                        .filter(text -> CODE.matcher(text).matches())
                        .map(Integer::valueOf),
                body.text("error_msg", "message").orElse(""),
                body.at("data"));
    }

    /** Whether the cloud itself has answered: with success or one of its codes. */
    public boolean isOfCloud() {
        return succeeded() || code.flatMap(GrowattResultCode::of).isPresent();
    }

    public boolean succeeded() {
        return code.filter(present -> present == SUCCESS).isPresent();
    }
}

package io.github.solarcloud2mqtt.simulator.isolarcloud.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a query string or HTML form; a name may occur several times. */
public final class BrowserForm {

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /** @param text such as {@code ps_id=1&ps_id=2&decision=agree} */
    public BrowserForm(String text) {
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.computeIfAbsent(decoded(pair.substring(0, equals)), name -> new ArrayList<>())
                        .add(decoded(pair.substring(equals + 1)));
            }
        }
    }

    /** Returns the first value of a field, empty if there is none. */
    public String first(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}

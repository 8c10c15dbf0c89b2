package io.github.solarcloud2mqtt.simulator.growatt.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parameters of a call; names are case-sensitive.
 *
 * @param fields the parameters, sorted by name
 */
public record CallParameters(Map<String, String> fields) {

    private static final int MAX_ENTRIES = 100;
    private static final int MAX_PAGES = 250;
    private static final int STANDARD_ENTRIES = 20;

    public static CallParameters parse(String encoded) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : encoded.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(decode(field.substring(0, equals)), decode(field.substring(equals + 1)));
            }
        }
        return new CallParameters(fields);
    }

    /** Returns a parameter if it is present and not empty. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
    }

    public String required(String name, int code) throws GrowattError {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            throw GrowattError.violation(code, name + " is missing");
        }
        return text.get();
    }

    /** Returns serial numbers that are separated by commas. */
    public List<String> serials(String name, int codeIfMissing, int codeIfTooMany) throws GrowattError {
        List<String> serials = List.of(required(name, codeIfMissing).split(",", -1));
        if (serials.size() > MAX_ENTRIES) {
            throw GrowattError.violation(codeIfTooMany, "more than 100 serial numbers");
        }
        return serials;
    }

    public int number(String name, int standard, int codeIfWrong) throws GrowattError {
        try {
            return text(name).map(Integer::parseInt).orElse(standard);
        } catch (NumberFormatException e) {
            throw GrowattError.violation(codeIfWrong, name + " is not a number");
        }
    }

    /** Returns one page of a list of version 1. */
    public <T> List<T> page(List<T> all) throws GrowattError {
        int page = number("page", 1, 10_001);
        int size = number("perpage", STANDARD_ENTRIES, 10_001);
        if (size > MAX_ENTRIES) {
            throw GrowattError.violation(10_013, "perpage is above 100");
        }
        if (page > MAX_PAGES) {
            throw GrowattError.violation(10_014, "page is above 250");
        }
        if (page < 1 || size < 1) {
            throw GrowattError.violation(10_001, "page and perpage start at 1");
        }
        int begin = Math.min(all.size(), (page - 1) * size);
        return all.subList(begin, Math.min(all.size(), begin + size));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

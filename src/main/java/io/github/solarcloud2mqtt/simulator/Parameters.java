package io.github.solarcloud2mqtt.simulator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request asks for. Numbers may come as numbers or as text, as in the vendor's samples. */
final class Parameters {

    private static final int MAX_POINTS = 100;
    private static final Pattern POINT_ID = Pattern.compile("\\d+");

    private final Map<String, @Nullable Object> values;

    Parameters(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /** A parameter that is there and not empty. */
    Optional<String> text(String name) {
        Object value = values.get(name);
        return value == null ? Optional.empty() : Optional.of(print(value)).filter(text -> !text.isEmpty());
    }

    String required(String name) throws Refusal {
        return text(name).orElseThrow(() -> Refusal.missing(name));
    }

    int requiredNumber(String name) throws Refusal {
        try {
            return Integer.parseInt(required(name));
        } catch (NumberFormatException e) {
            throw Refusal.invalid(name);
        }
    }

    /** An array, empty if it is not there. */
    List<String> list(String name) throws Refusal {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw Refusal.invalid(name);
        }
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(print(element)));
        return texts;
    }

    /** An array, or values separated by commas: clients send the one and the other. */
    Set<String> anyOf(String name) throws Refusal {
        return values.get(name) instanceof List<?> ? new TreeSet<>(list(name)) : oneOf(name, "");
    }

    /** The ids of the points that are wanted, without their {@code p}: at least one, at most a hundred. */
    List<String> points() throws Refusal {
        List<String> points = list("point_id_list");
        if (points.isEmpty()) {
            throw Refusal.missing("point_id_list");
        }
        if (points.size() > MAX_POINTS
                || !points.stream().allMatch(id -> POINT_ID.matcher(id).matches())) {
            throw Refusal.invalid("point_id_list");
        }
        return points;
    }

    /** Values separated by commas; empty means that all are wanted. */
    Set<String> oneOf(String name, String standard) {
        Set<String> wanted = new TreeSet<>();
        for (String part : text(name).orElse(standard).split(",", -1)) {
            if (!part.isBlank()) {
                wanted.add(part.strip());
            }
        }
        return wanted;
    }

    /** The page that is asked for; both of its parameters are required. */
    Page page(Dialect dialect) throws Refusal {
        int number = requiredNumber(dialect.page);
        int size = requiredNumber("size");
        if (number < 1) {
            throw Refusal.invalid(dialect.page);
        }
        if (size < 1) {
            throw Refusal.invalid("size");
        }
        return new Page(number, size, dialect);
    }

    private static String print(@Nullable Object value) {
        return value instanceof Double number
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }
}

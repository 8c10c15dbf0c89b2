package io.github.solarcloud2mqtt.simulator.isolarcloud.protocol;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of a request. Numbers may be numbers or texts, as in the vendor's samples. */
public final class Parameters {

    private static final int MAX_POINTS = 100;
    private static final Pattern POINT_ID = Pattern.compile("\\d+");

    private final Map<String, @Nullable Object> values;

    public Parameters(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /** Returns a parameter if it is present and not empty. */
    public Optional<String> text(String name) {
        Object value = values.get(name);
        return value == null ? Optional.empty() : Optional.of(print(value)).filter(text -> !text.isEmpty());
    }

    public String required(String name) throws ApiError {
        return text(name).orElseThrow(() -> ApiError.missing(name));
    }

    public int requiredNumber(String name) throws ApiError {
        try {
            return Integer.parseInt(required(name));
        } catch (NumberFormatException e) {
            throw ApiError.invalid(name);
        }
    }

    /** Returns an array, empty if it is missing. */
    public List<String> list(String name) throws ApiError {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw ApiError.invalid(name);
        }
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(print(element)));
        return texts;
    }

    /** Returns an array or values separated by commas; clients send both. */
    public Set<String> anyOf(String name) throws ApiError {
        return values.get(name) instanceof List<?> ? new TreeSet<>(list(name)) : oneOf(name, "");
    }

    /** Returns the requested point ids, without their {@code p}: at least one, at most a hundred. */
    public List<String> points() throws ApiError {
        List<String> points = list("point_id_list");
        if (points.isEmpty()) {
            throw ApiError.missing("point_id_list");
        }
        if (points.size() > MAX_POINTS
                || !points.stream().allMatch(id -> POINT_ID.matcher(id).matches())) {
            throw ApiError.invalid("point_id_list");
        }
        return points;
    }

    /** Returns values separated by commas; empty means all. */
    public Set<String> oneOf(String name, String standard) {
        Set<String> wanted = new TreeSet<>();
        for (String part : text(name).orElse(standard).split(",", -1)) {
            if (!part.isBlank()) {
                wanted.add(part.strip());
            }
        }
        return wanted;
    }

    /** Returns the requested page; both of its parameters are required. */
    public Page page(ApiDialect dialect) throws ApiError {
        int number = requiredNumber(dialect.page);
        int size = requiredNumber("size");
        if (number < 1) {
            throw ApiError.invalid(dialect.page);
        }
        if (size < 1) {
            throw ApiError.invalid("size");
        }
        return new Page(number, size, dialect);
    }

    private static String print(@Nullable Object value) {
        return value instanceof Double number
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }
}

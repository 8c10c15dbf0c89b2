package io.github.solarcloud2mqtt.cloud;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which measuring points of an account are read, announced and published.
 *
 * @param include globs over point keys; empty for all points. A {@code *} matches any number of characters, every other
 *     character itself
 * @param exclude globs over keys of points to leave out, even if they are included
 */
public record PointSelection(Set<String> include, Set<String> exclude) {

    /** All points. */
    public static final PointSelection ALL = new PointSelection(Set.of(), Set.of());

    private static final Pattern STAR = Pattern.compile("\\*");

    public PointSelection {
        include = Set.copyOf(include);
        exclude = Set.copyOf(exclude);
    }

    /** Whether the point with this key is selected. */
    public boolean selects(String key) {
        return (include.isEmpty() || matches(include, key)) && !matches(exclude, key);
    }

    private static boolean matches(Collection<String> globs, String key) {
        return globs.stream().anyMatch(glob -> matches(glob, key));
    }

    private static boolean matches(String glob, String key) {
        String regex = Arrays.stream(STAR.split(glob, -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return key.matches(regex);
    }
}

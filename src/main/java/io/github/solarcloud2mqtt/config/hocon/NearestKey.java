package io.github.solarcloud2mqtt.config.hocon;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known key that the user most likely meant. */
final class NearestKey {

    private static final int SHORTEST_BEGINNING = 3;

    private NearestKey() {}

    /** A known key that begins with the key, or the one with the smallest edit distance, at most a third of its length. */
    static Optional<String> to(String key, Collection<String> known) {
        return known.stream()
                .filter(candidate -> key.length() >= SHORTEST_BEGINNING && candidate.startsWith(key))
                .min(Comparator.comparingInt(String::length))
                .or(() -> nearest(key, known));
    }

    private static Optional<String> nearest(String key, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(key, candidate) <= Math.max(1, candidate.length() / 3))
                .min(Comparator.<String>comparingInt(candidate -> distance(key, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}

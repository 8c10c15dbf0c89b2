package io.github.solarcloud2mqtt.config;

import java.util.Set;

/**
 * Which plants of an account are read.
 *
 * @param include ids of the plants to read; empty for all
 * @param exclude ids of plants to leave out, even if they are included
 */
public record PlantSelection(Set<String> include, Set<String> exclude) {

    public PlantSelection {
        include = Set.copyOf(include);
        exclude = Set.copyOf(exclude);
    }

    /** Whether the plant with this id is read. */
    public boolean selects(String plantId) {
        return (include.isEmpty() || include.contains(plantId)) && !exclude.contains(plantId);
    }
}

package io.github.solarcloud2mqtt.catalog;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.UnitSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the measuring points of a vendor mean. Immutable. */
public final class Catalog {

    private final Map<String, Map<String, CatalogEntry>> entries = new LinkedHashMap<>();
    private final UnitRules rules;
    private final GenericPoint generic;

    /**
     * Reads the vendor's tables.
     *
     * @param vendor the vendor, as in the configuration
     * @param units the units energy and power are published in
     * @throws IllegalArgumentException if there are no tables of that vendor
     */
    public Catalog(String vendor, UnitSettings units) {
        rules = new UnitRules(units);
        generic = new GenericPoint(rules);
        EnumerationWords words = new EnumerationWords(vendor);
        for (NamedCsvRecord row : ResourceTable.read(vendor + "-points.csv")) {
            CatalogEntry entry = CatalogEntry.parse(row, words);
            for (String deviceType : entry.deviceTypes()) {
                entries.computeIfAbsent(deviceType, type -> new LinkedHashMap<>())
                        .put(entry.id(), entry);
            }
        }
    }

    /**
     * Describes a point. One that is not catalogued is described from what the cloud says of it: its key is {@code p}
     * and its id, and it is disabled by default.
     *
     * @param deviceType the vendor's code of the type of device
     * @param pointId the vendor's id of the point
     * @param cloudName the cloud's name for it, in whatever language; empty if not told
     * @param cloudUnit the unit its values come in; empty if it has none or it is not told
     */
    public MeasuringPoint describe(String deviceType, String pointId, String cloudName, String cloudUnit) {
        CatalogEntry entry = entries.getOrDefault(deviceType, Map.of()).get(pointId);
        return entry == null ? generic.describe(pointId, cloudName, cloudUnit) : entry.point(rules, cloudUnit);
    }

    /** The ids of all catalogued points of a type of device; none for a type that is not catalogued. */
    public List<String> pointIds(String deviceType) {
        return List.copyOf(entries.getOrDefault(deviceType, Map.of()).keySet());
    }

    /** The types of device that have catalogued points. */
    public Set<String> deviceTypes() {
        return Collections.unmodifiableSet(entries.keySet());
    }
}

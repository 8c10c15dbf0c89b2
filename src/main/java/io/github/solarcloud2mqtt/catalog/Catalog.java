package io.github.solarcloud2mqtt.catalog;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.PointValue;
import io.github.solarcloud2mqtt.plant.RawValue;
import io.github.solarcloud2mqtt.plant.Unit;
import io.github.solarcloud2mqtt.plant.UnitSettings;
import io.github.solarcloud2mqtt.plant.ValueFormat;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The meaning of a vendor's measuring points. Immutable. */
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
     * Describes a point. One that is not in the catalogue is described from the cloud's list: its key is {@code p} and
     * its id, and it is disabled by default.
     *
     * @param deviceType the vendor's code of the type of device
     * @param pointId the vendor's id of the point
     * @param cloudName the cloud's name for it, in any language; empty if not reported
     * @param cloudUnit the unit of its values; empty if it has none or the cloud does not report it
     */
    public MeasuringPoint describe(String deviceType, String pointId, String cloudName, String cloudUnit) {
        CatalogEntry entry = entries.getOrDefault(deviceType, Map.of()).get(pointId);
        return entry == null ? generic.describe(pointId, cloudName, cloudUnit) : entry.point(rules, cloudUnit);
    }

    /**
     * Converts a value into the unit of its point. The unit sent with the value applies; the point's own conversion
     * is used where none comes or where its spelling is unknown.
     *
     * @return empty if it is not a value: not a number, the filler of a missing register, or a number in a unit that
     *     cannot be converted into the point's
     */
    public Optional<PointValue> interpret(MeasuringPoint point, RawValue raw) {
        if (!point.kind().isNumeric()) {
            return point.format().interpret(raw.text());
        }
        return RegisterFillers.isFiller(raw.text())
                ? Optional.empty()
                : rules.scale(point, raw.unit()).flatMap(scale -> point.format().interpret(raw.text(), scale));
    }

    /**
     * Converts a past value like {@link #interpret}, also if it looks like a filler: only points that the device has are
     * asked for their past, and a counter passes such a number too.
     */
    public Optional<PointValue> interpretPast(MeasuringPoint point, RawValue raw) {
        return point.kind().isNumeric()
                ? rules.scale(point, raw.unit()).flatMap(scale -> point.format().interpret(raw.text(), scale))
                : interpret(point, raw);
    }

    /**
     * Converts a number like {@link #interpret}, with as many digits as the cloud sent.
     *
     * @return empty if it is none
     */
    public Optional<BigDecimal> number(MeasuringPoint point, RawValue raw) {
        return isFiller(raw)
                ? Optional.empty()
                : ValueFormat.number(raw.text().strip())
                        .flatMap(number -> rules.scale(point, raw.unit()).map(scale -> scale.apply(number)));
    }

    /** Whether a number is the filler of a missing register, not a measured value. */
    public boolean isFiller(RawValue raw) {
        return RegisterFillers.isFiller(raw.text());
    }

    /**
     * Whether a value shows that the device has the point. Some clouds fill the registers that a device does not have
     * with a small negative number.
     */
    public boolean isSupported(MeasuringPoint point, RawValue raw) {
        return interpret(point, raw).isPresent()
                && !(point.kind().isNumeric() && RegisterFillers.isDoubtful(raw.text()));
    }

    /** The unit of a point's published values, if it is known. */
    public Optional<Unit> unit(MeasuringPoint point) {
        return rules.known(point.unit());
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

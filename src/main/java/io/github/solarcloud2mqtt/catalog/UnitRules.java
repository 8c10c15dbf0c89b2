package io.github.solarcloud2mqtt.catalog;

import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.Scale;
import io.github.solarcloud2mqtt.plant.Unit;
import io.github.solarcloud2mqtt.plant.UnitSettings;
import java.util.Optional;

/** Decides the unit in which a point is published. Exact: all conversions are powers of ten. */
final class UnitRules {

    /** Longer texts are not units. */
    private static final int MAX_LENGTH = 20;

    private final UnitTable table = new UnitTable();
    private final UnitSettings units;

    UnitRules(UnitSettings units) {
        this.units = units;
    }

    /** The unit with this spelling, if it is known. */
    Optional<Unit> known(String spelling) {
        return table.find(spelling);
    }

    /**
     * Decides the published unit. The unit sent with the value applies; the catalogue's unit is used where none
     * comes or where its spelling is unknown. Energy and active power are published in the configured units, anything
     * else in the catalogue's unit where that measures the same. An unknown unit of a point without a unit in the
     * catalogue is passed on with its numbers.
     *
     * @param delivered the unit that comes with the value, empty if none comes
     * @param catalogued the unit of the catalogue, empty if it has none
     */
    PublishedUnit decide(String delivered, String catalogued) {
        return known(delivered)
                .or(() -> known(catalogued))
                .map(unit -> converted(unit, target(unit, catalogued)))
                .orElseGet(() -> new PublishedUnit(unknown(delivered, catalogued), Scale.NONE));
    }

    private static String unknown(String delivered, String catalogued) {
        return catalogued.isEmpty() && isPlausible(delivered) ? delivered.strip() : catalogued;
    }

    /**
     * The conversion of a value.
     *
     * @param delivered the unit that comes with it, empty if none comes
     * @return empty if the unit cannot be converted into the published one
     */
    Optional<Scale> scale(MeasuringPoint point, String delivered) {
        Optional<Unit> from = known(delivered);
        Optional<Unit> to = known(point.unit());
        if (point.format().scale().fixed() || from.isEmpty() || to.isEmpty()) {
            return Optional.of(point.format().scale());
        }
        return from.filter(unit -> unit.base().equals(to.get().base()))
                .map(unit -> Scale.powerOfTen(unit.exponent() - to.get().exponent()));
    }

    private Unit target(Unit unit, String catalogued) {
        if (unit.isEnergy()) {
            return units.energy().unit();
        }
        if (unit.isPower()) {
            return units.power().unit();
        }
        return known(catalogued).filter(own -> own.base().equals(unit.base())).orElse(unit);
    }

    private static PublishedUnit converted(Unit from, Unit to) {
        return new PublishedUnit(to.symbol(), Scale.powerOfTen(from.exponent() - to.exponent()));
    }

    private static boolean isPlausible(String delivered) {
        // Some clouds write a dash for "no unit".
        return !delivered.replace("-", "").isBlank()
                && delivered.length() <= MAX_LENGTH
                && delivered.codePoints().noneMatch(Character::isISOControl);
    }
}

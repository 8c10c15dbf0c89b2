package io.github.solarcloud2mqtt.catalog;

import io.github.solarcloud2mqtt.plant.Scale;
import io.github.solarcloud2mqtt.plant.Unit;
import io.github.solarcloud2mqtt.plant.UnitSettings;
import java.util.Optional;

/** Decides in which unit a point is published. Everything is exact: only powers of ten are converted. */
final class UnitRules {

    /** A longer text is no unit. */
    private static final int MAX_LENGTH = 20;

    private final UnitTable table = new UnitTable();
    private final UnitSettings units;

    UnitRules(UnitSettings units) {
        this.units = units;
    }

    /** The unit of that spelling, if it is known. */
    Optional<Unit> known(String spelling) {
        return table.find(spelling);
    }

    /**
     * The unit that comes with the value decides what the value is. Energy and active power are published in the owner's
     * units, anything else in the catalogue's where that is the same but for a power of ten. An unknown unit is passed
     * on with its numbers.
     *
     * @param delivered the unit that comes with the value, empty if none comes
     * @param catalogued the unit of the catalogue, empty if it has none
     */
    PublishedUnit decide(String delivered, String catalogued) {
        String spelling = isPlausible(delivered) ? delivered.strip() : catalogued;
        return known(spelling)
                .map(unit -> converted(unit, target(unit, catalogued)))
                .orElseGet(() -> new PublishedUnit(spelling, Scale.NONE));
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
        // Some write a dash for "no unit".
        return !delivered.replace("-", "").isBlank()
                && delivered.length() <= MAX_LENGTH
                && delivered.codePoints().noneMatch(Character::isISOControl);
    }
}

package io.github.solarcloud2mqtt.catalog;

import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.PointKind;
import io.github.solarcloud2mqtt.plant.Unit;
import io.github.solarcloud2mqtt.plant.ValueFormat;
import java.util.regex.Pattern;

/** Describes a point that is not in the catalogue from the name and unit that the cloud reports. */
final class GenericPoint {

    private static final int MAX_NAME_LENGTH = 80;
    private static final Pattern PRINTABLE =
            Pattern.compile("(?=.*\\p{IsLatin})[\\p{IsLatin}\\p{IsCommon}&&[^\\p{Cntrl}]]*");

    private static final Pattern NO_COUNTER = words("capacity|remaining|\\w*chargeable|theoretical|planned|forecast");
    private static final Pattern PERIOD = words("monthly|month|annual|yearly|year");
    private static final Pattern DAILY = words("daily|today|day");
    private static final Pattern LIFETIME = words("total|accumulative|accumulated|cumulative|lifetime");

    private final UnitRules rules;

    GenericPoint(UnitRules rules) {
        this.rules = rules;
    }

    /**
     * The point. Without a unit its values may be numbers or texts, so it is a text point and nothing is lost.
     *
     * @param cloudName the cloud's name for it; used only if it is in Latin letters, because it may be in Chinese
     * @param delivered the unit of its values, empty if the cloud reports none
     */
    MeasuringPoint describe(String id, String cloudName, String delivered) {
        String name = PRINTABLE.matcher(cloudName).matches() && cloudName.length() <= MAX_NAME_LENGTH
                ? cloudName.strip()
                : "Point " + id;
        PublishedUnit unit = rules.decide(delivered, "");
        return new MeasuringPoint(
                id,
                "p" + id,
                name,
                ValueFormat.of(kind(name, delivered, unit), unit.symbol(), unit.scale()),
                false,
                false);
    }

    private PointKind kind(String name, String delivered, PublishedUnit unit) {
        if (unit.symbol().isEmpty()) {
            return PointKind.TEXT;
        }
        return rules.known(delivered).filter(Unit::isEnergy).isPresent() ? energyKind(name) : PointKind.MEASUREMENT;
    }

    private static PointKind energyKind(String name) {
        if (NO_COUNTER.matcher(name).find()) {
            return PointKind.MEASUREMENT;
        }
        if (PERIOD.matcher(name).find()) {
            return PointKind.PERIOD_COUNTER;
        }
        if (DAILY.matcher(name).find()) {
            return PointKind.DAILY_COUNTER;
        }
        return LIFETIME.matcher(name).find() ? PointKind.LIFETIME_COUNTER : PointKind.MEASUREMENT;
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("\\b(" + alternatives + ")\\b", Pattern.CASE_INSENSITIVE);
    }
}

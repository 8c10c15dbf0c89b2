package io.github.solarcloud2mqtt.catalog;

/**
 * A unit of measurement.
 *
 * @param symbol how it is written, as Home Assistant spells it
 * @param base the unit it is a multiple of; units with the same base measure the same
 * @param exponent the power of ten that makes it from its base
 */
public record Unit(String symbol, String base, int exponent) {

    /** The base of all units of energy. */
    public static final String ENERGY = "Wh";

    /** The base of all units of active power. */
    public static final String POWER = "W";

    boolean isEnergy() {
        return base.equals(ENERGY);
    }

    boolean isPower() {
        return base.equals(POWER);
    }
}

package io.github.solarcloud2mqtt.plant;

/**
 * A unit of measurement.
 *
 * @param symbol its symbol as Home Assistant spells it
 * @param base the unit it is a multiple of; units with the same base measure the same quantity
 * @param exponent the power of ten between the unit and its base, for example 3 for kW
 */
public record Unit(String symbol, String base, int exponent) {

    /** The base of all units of energy. */
    public static final String ENERGY = "Wh";

    /** The base of all units of active power. */
    public static final String POWER = "W";

    /** Whether it is a unit of energy. */
    public boolean isEnergy() {
        return base.equals(ENERGY);
    }

    /** Whether it is a unit of active power. */
    public boolean isPower() {
        return base.equals(POWER);
    }
}

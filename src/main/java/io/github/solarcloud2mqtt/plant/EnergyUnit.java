package io.github.solarcloud2mqtt.plant;

/** A unit in which energy is published. The text of each constant is its symbol, as in the configuration. */
public enum EnergyUnit {
    WH("Wh", 0),
    KWH("kWh", 3),
    MWH("MWh", 6);

    private final String symbol;
    private final int exponent;

    EnergyUnit(String symbol, int exponent) {
        this.symbol = symbol;
        this.exponent = exponent;
    }

    /** The unit with its relation to Wh. */
    public Unit unit() {
        return new Unit(symbol, Unit.ENERGY, exponent);
    }

    @Override
    public String toString() {
        return symbol;
    }
}

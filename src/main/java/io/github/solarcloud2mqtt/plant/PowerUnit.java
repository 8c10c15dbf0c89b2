package io.github.solarcloud2mqtt.plant;

/** A unit in which active power is published. The text of each constant is its symbol, as in the configuration. */
public enum PowerUnit {
    W("W", 0),
    KW("kW", 3),
    MW("MW", 6);

    private final String symbol;
    private final int exponent;

    PowerUnit(String symbol, int exponent) {
        this.symbol = symbol;
        this.exponent = exponent;
    }

    /** The unit with its relation to W. */
    public Unit unit() {
        return new Unit(symbol, Unit.POWER, exponent);
    }

    @Override
    public String toString() {
        return symbol;
    }
}

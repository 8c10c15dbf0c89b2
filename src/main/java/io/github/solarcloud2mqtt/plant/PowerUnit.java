package io.github.solarcloud2mqtt.plant;

import io.github.solarcloud2mqtt.catalog.Unit;

/** A unit active power may be published in. */
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

    public Unit unit() {
        return new Unit(symbol, Unit.POWER, exponent);
    }
}

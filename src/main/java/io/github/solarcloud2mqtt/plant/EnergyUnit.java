package io.github.solarcloud2mqtt.plant;

import io.github.solarcloud2mqtt.catalog.Unit;

/** A unit energy may be published in. */
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

    public Unit unit() {
        return new Unit(symbol, Unit.ENERGY, exponent);
    }
}

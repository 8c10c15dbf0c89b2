package io.github.solarcloud2mqtt.config;

/** A unit of energy. The text of each is its symbol. */
public enum EnergyUnit {
    WATT_HOUR("Wh"),
    KILOWATT_HOUR("kWh"),
    MEGAWATT_HOUR("MWh");

    private final String symbol;

    EnergyUnit(String symbol) {
        this.symbol = symbol;
    }

    @Override
    public String toString() {
        return symbol;
    }
}

package io.github.solarcloud2mqtt.config;

/** A unit of energy. The text of each is its symbol. */
public enum ConfiguredEnergyUnit {
    WATT_HOUR("Wh"),
    KILOWATT_HOUR("kWh"),
    MEGAWATT_HOUR("MWh");

    private final String symbol;

    ConfiguredEnergyUnit(String symbol) {
        this.symbol = symbol;
    }

    @Override
    public String toString() {
        return symbol;
    }
}

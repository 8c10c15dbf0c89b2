package io.github.solarcloud2mqtt.config;

/** A unit of power. The text of each is its symbol. */
public enum ConfiguredPowerUnit {
    WATT("W"),
    KILOWATT("kW"),
    MEGAWATT("MW");

    private final String symbol;

    ConfiguredPowerUnit(String symbol) {
        this.symbol = symbol;
    }

    @Override
    public String toString() {
        return symbol;
    }
}

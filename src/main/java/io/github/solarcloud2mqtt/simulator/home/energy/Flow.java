package io.github.solarcloud2mqtt.simulator.home.energy;

/** The power flows of the home. Each has a power, never negative, and a counter. */
public enum Flow {
    /** From the panels at the hybrid inverter. */
    HYBRID_PV,
    /** From the panels at the string inverter. */
    STRING_PV,
    /** From all panels. */
    PV,
    /** Into the household. */
    LOAD,
    /** From the panels into the household at once. */
    DIRECT,
    /** From the panels into the battery. */
    CHARGE,
    /** From the battery into the household. */
    DISCHARGE,
    /** From the grid into the household. */
    PURCHASE,
    /** From the panels into the grid. */
    FEED_IN
}

package io.github.solarcloud2mqtt.simulator.growatt.protocol;

/** Variants of the server that the documentation leaves open; a client must work with all of them. */
public enum ServerVariant {
    /** Alarms have keys such as {@code alarmCode} instead of {@code alarm_code}. */
    CAMEL_CASE_ALARMS,
    /** An active alarm has its start as end, instead of no end. */
    OPEN_ALARMS_END_AT_ONCE,
    /** The text time of a reading is in the zone of the server, UTC+8, instead of that of the plant. */
    SERVER_TIME,
    /** The zone of a plant is without daylight saving time, instead of with it. */
    FIXED_OFFSET,
    /** The power in {@code plant/data} is in W instead of kW. */
    PLANT_POWER_IN_WATTS,
    /** Grid power of an SPH is in kW instead of W. */
    SPH_GRID_POWER_IN_KILOWATTS,
    /** Version 1 too spells the discharged energy of an SPH {@code edischarge1Today}. */
    NUMBERED_DISCHARGE,
    /** Call intervals apply to the endpoint as a whole, instead of to each object. */
    LIMIT_PER_ENDPOINT,
    /** Version 1 lists devices that only version 4 can read, with an undocumented type. */
    NEW_KINDS_ON_V1,
    /** Unsupported registers read 65535 or 6553.5 instead of 0. */
    FILLED_REGISTERS,
    /** Numbers in readings are texts. */
    NUMBERS_AS_TEXT,
    /** Codes of responses are texts. */
    CODES_AS_TEXT
}

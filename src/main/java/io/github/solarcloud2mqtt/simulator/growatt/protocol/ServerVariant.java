package io.github.solarcloud2mqtt.simulator.growatt.protocol;

/** What the documents leave open. Without any of these the cloud does the other thing; a client copes with both. */
public enum ServerVariant {
    /** Alarms have keys such as {@code alarmCode} instead of {@code alarm_code}. */
    CAMEL_CASE_ALARMS,
    /** An alarm that is still there ends when it began, instead of having no end. */
    OPEN_ALARMS_END_AT_ONCE,
    /** The text of a reading's time is in the zone of the server, UTC+8, instead of that of the plant. */
    SERVER_TIME,
    /** The zone of a plant is told without daylight saving, instead of with it. */
    FIXED_OFFSET,
    /** The power in {@code plant/data} is in W instead of kW. */
    PLANT_POWER_IN_WATTS,
    /** What an SPH draws and feeds in is in kW instead of W. */
    SPH_GRID_POWER_IN_KILOWATTS,
    /** What an SPH discharged is spelled {@code edischarge1Today} over version 1 too. */
    NUMBERED_DISCHARGE,
    /** An endpoint is limited as a whole, instead of each of its objects. */
    LIMIT_PER_ENDPOINT,
    /** Kinds that only version 4 can read are in version 1's list of devices, with a type no document tells. */
    NEW_KINDS_ON_V1,
    /** Numbers of readings come as text. */
    NUMBERS_AS_TEXT,
    /** Codes of answers come as text. */
    CODES_AS_TEXT
}

package io.github.solarcloud2mqtt.simulator.home.fault;

/** The faults that occur at random; codes and names as in the Sungrow Developer Portal, appendix 9. */
enum FaultKind {
    GRID_OVERVOLTAGE("14_1_1", 13801, 1, 1, "Grid Overvoltage"),
    LOW_INSULATION("14_1_1", 13814, 1, 1, "Low System Insulation Resistance"),
    METER_COMMUNICATION("14_1_1", 13819, 2, 2, "Meter Communication Abnormal Alarm"),
    BATTERY_ALARM("43_2_1", 13824, 2, 2, "Battery Alarm"),
    HIGH_TEMPERATURE("14_1_1", 13812, 3, 4, "Excessively High Ambient Temperature");

    final String device;
    final int code;
    final int type;
    final int level;
    final String title;

    FaultKind(String device, int code, int type, int level, String title) {
        this.device = device;
        this.code = code;
        this.type = type;
        this.level = level;
        this.title = title;
    }
}

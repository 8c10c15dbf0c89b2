package io.github.solarcloud2mqtt.cloud.growatt.api;

import java.time.Duration;

/**
 * The endpoints, each with the shortest time between two calls for the same object (Growatt OpenAPI v1 and v4, "frequency"
 * of each endpoint). Where the vendor allows more calls, the interval is five minutes: the data is no newer.
 */
public enum GrowattEndpoint {
    /** The vendor allows ten calls a day; three hours make eight. */
    PLANT_LIST("plant/list", Duration.ofHours(3), true),
    PLANT_DATA("plant/data", Duration.ofMinutes(5), false),
    DEVICE_LIST("device/list", Duration.ofMinutes(5), false),
    DATALOGGER_LIST("device/datalogger/list", Duration.ofMinutes(5), false),
    LAST_DATA("last_data", Duration.ofMinutes(5), false),
    ALARMS("alarm_data", Duration.ofMinutes(5), false),
    PLANT_POWER("plant/power", Duration.ofMinutes(5), false),
    PLANT_ENERGY("plant/energy", Duration.ofMinutes(5), false),
    /** Past readings; for the types for which the vendor allows a call each ten seconds. */
    PAST_DATA("data", Duration.ofSeconds(10), false),
    /** Past readings of the other types. */
    PAST_DATA_SLOW("data", Duration.ofMinutes(5), false),
    /** The vendor allows one call every five seconds; the list hardly ever changes. */
    V4_DEVICE_LIST("queryDeviceList", Duration.ofHours(1), false),
    V4_DEVICE_INFO("queryDeviceInfo", Duration.ofDays(1), false),
    V4_LAST_DATA("queryLastData", Duration.ofMinutes(5), false),
    V4_NOAH_DATA("queryLastData", Duration.ofMinutes(1), false);

    /** The vendor's longest interval; some of those above are longer because no newer data is expected. */
    private static final Duration VENDORS = Duration.ofMinutes(5);

    /** The cloud's clock may differ from that of this machine. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final String path;
    private final Duration interval;
    private final boolean ofAccount;

    GrowattEndpoint(String path, Duration interval, boolean ofAccount) {
        this.path = path;
        this.interval = interval;
        this.ofAccount = ofAccount;
    }

    /** The shortest time between two calls for the same object. */
    public Duration interval() {
        return interval;
    }

    /** How long to wait after the cloud refused a call as too early. */
    public Duration retryInterval() {
        return (interval.compareTo(VENDORS) < 0 ? interval : VENDORS).plus(MARGIN);
    }

    /** Whether it concerns the whole account, so that a refusal means that the token is refused. */
    public boolean isOfAccount() {
        return ofAccount;
    }

    /** The path in the vendor's documents. */
    @Override
    public String toString() {
        return path;
    }
}

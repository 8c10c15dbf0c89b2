package io.github.solarcloud2mqtt.cloud.growatt.api;

import java.time.Duration;

/**
 * The kinds of calls, each with the shortest time between two that ask the same (growatt.md, chapter 4). Where the
 * vendor's pages allow more, five minutes hold all the same: the data is no newer.
 */
public enum GrowattEndpoint {
    /** Ten calls a day, so eight. */
    PLANT_LIST("plant/list", Duration.ofHours(3), true),
    PLANT_DATA("plant/data", Duration.ofMinutes(5), false),
    DEVICE_LIST("device/list", Duration.ofMinutes(5), false),
    DATALOGGER_LIST("device/datalogger/list", Duration.ofMinutes(5), false),
    LAST_DATA("last_data", Duration.ofMinutes(5), false),
    ALARMS("alarm_data", Duration.ofMinutes(5), false),
    /** Kept longer than needed, so that a second page that was refused does not cost the first one again. */
    V4_DEVICE_LIST("queryDeviceList", Duration.ofHours(1), false),
    V4_DEVICE_INFO("queryDeviceInfo", Duration.ofDays(1), false),
    V4_LAST_DATA("queryLastData", Duration.ofMinutes(5), false),
    V4_NOAH_DATA("queryLastData", Duration.ofMinutes(1), false);

    /** The longest of the vendor's own intervals; those above are longer where nothing newer is expected. */
    private static final Duration VENDORS = Duration.ofMinutes(5);

    /** The cloud's clock need not agree with this one. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final String path;
    private final Duration interval;
    private final boolean ofAccount;

    GrowattEndpoint(String path, Duration interval, boolean ofAccount) {
        this.path = path;
        this.interval = interval;
        this.ofAccount = ofAccount;
    }

    /** The shortest time between two calls that ask the same. */
    public Duration interval() {
        return interval;
    }

    /** How long to wait after the cloud was asked too soon. */
    public Duration retryInterval() {
        return (interval.compareTo(VENDORS) < 0 ? interval : VENDORS).plus(MARGIN);
    }

    /** Whether it asks for the account as a whole, so that a refusal is about the token. */
    public boolean isOfAccount() {
        return ofAccount;
    }

    /** By which it is found in the vendor's pages. */
    @Override
    public String toString() {
        return path;
    }
}

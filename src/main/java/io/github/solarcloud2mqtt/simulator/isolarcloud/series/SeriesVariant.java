package io.github.solarcloud2mqtt.simulator.isolarcloud.series;

/** The three forms of the endpoints for series. */
public enum SeriesVariant {
    /** Devices and plants by key, account login; the message names devices that are not allowed. */
    ACCOUNT("ps_key_list", "", "1", "2", "3"),
    /** Devices by key, OAuth 2.0. */
    DEVICES("ps_key_list", "illegal_ps_key_list", "day", "month", "year"),
    /** Plants by id, OAuth 2.0. */
    PLANTS("ps_id_list", "illegal_ps_id_list", "day", "month", "year");

    final String ids;
    final String illegal;
    final String day;
    final String month;
    final String year;

    SeriesVariant(String ids, String illegal, String day, String month, String year) {
        this.ids = ids;
        this.illegal = illegal;
        this.day = day;
        this.month = month;
        this.year = year;
    }

    boolean isPlatform() {
        return this != ACCOUNT;
    }
}

package io.github.solarcloud2mqtt.simulator.isolarcloud.protocol;

/** Parameter names that differ between the two APIs (the vendor's misspelling included). */
public enum ApiDialect {
    /** Account login. */
    V1("curPage", "rowCount", "rel_state", "fail_ps_key_list", "fail_sn_list"),
    /** OAuth 2.0. */
    V2("page", "row_count", "claim_state", "illegal_ps_key_list", "illgal_sn_list");

    final String page;
    final String count;
    public final String claimed;
    public final String failedKeys;
    public final String failedSerials;

    ApiDialect(String page, String count, String claimed, String failedKeys, String failedSerials) {
        this.page = page;
        this.count = count;
        this.claimed = claimed;
        this.failedKeys = failedKeys;
        this.failedSerials = failedSerials;
    }
}

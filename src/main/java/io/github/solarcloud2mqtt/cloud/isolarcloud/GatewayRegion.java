package io.github.solarcloud2mqtt.cloud.isolarcloud;

import okhttp3.HttpUrl;

/**
 * Where an account lives. Account, application and plants are all in one region; every other region answers as if the
 * account did not exist. Hosts: vendor's V1 document, appendix 8.
 */
public enum GatewayRegion {
    CHINA("https://gateway.isolarcloud.com/"),
    INTERNATIONAL("https://gateway.isolarcloud.com.hk/"),
    EUROPE("https://gateway.isolarcloud.eu/"),
    AUSTRALIA("https://augateway.isolarcloud.com/");

    private final String gateway;

    GatewayRegion(String gateway) {
        this.gateway = gateway;
    }

    /** The address all calls of the region go to. */
    public HttpUrl gateway() {
        return HttpUrl.get(gateway);
    }
}

package io.github.solarcloud2mqtt.config.value;

/**
 * The regions of Growatt's OpenAPI. Their words in the configuration are the names in lower case. Source of the hosts:
 * Growatt OpenAPI v1.
 */
public enum GrowattRegion {
    GLOBAL("https://openapi.growatt.com"),
    CHINA("https://openapi-cn.growatt.com"),
    NORTH_AMERICA("https://openapi-us.growatt.com"),
    AUSTRALIA("https://openapi-au.growatt.com");

    private final String server;

    GrowattRegion(String server) {
        this.server = server;
    }

    /** The base URL, without a slash at the end. */
    public String server() {
        return server;
    }

    /** The region that a web page of the vendor most likely belongs to. */
    static GrowattRegion ofPage(String host) {
        if (host.contains("-cn")) {
            return CHINA;
        }
        if (host.contains("-us")) {
            return NORTH_AMERICA;
        }
        return host.contains("-au") ? AUSTRALIA : GLOBAL;
    }
}

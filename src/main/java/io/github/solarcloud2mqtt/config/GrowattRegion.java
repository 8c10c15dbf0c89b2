package io.github.solarcloud2mqtt.config;

/** Where Growatt keeps an account ({@code growatt.md}, chapter 2). The text of each is the word of the configuration. */
enum GrowattRegion {
    GLOBAL("global", "https://openapi.growatt.com"),
    CHINA("china", "https://openapi-cn.growatt.com"),
    NORTH_AMERICA("north-america", "https://openapi-us.growatt.com"),
    AUSTRALIA("australia", "https://openapi-au.growatt.com");

    private final String word;
    private final String server;

    GrowattRegion(String word, String server) {
        this.word = word;
        this.server = server;
    }

    String server() {
        return server;
    }

    /** The region a page of the vendor's is for, most likely. */
    static GrowattRegion ofPage(String host) {
        if (host.contains("-cn")) {
            return CHINA;
        }
        if (host.contains("-us")) {
            return NORTH_AMERICA;
        }
        return host.contains("-au") ? AUSTRALIA : GLOBAL;
    }

    @Override
    public String toString() {
        return word;
    }
}

package io.github.solarcloud2mqtt.config;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Where iSolarCloud keeps an account ({@code isolarcloud.md}, chapter 1). The text of each is the word of the configuration. */
enum Region {
    CHINA("china", "https://gateway.isolarcloud.com"),
    INTERNATIONAL("international", "https://gateway.isolarcloud.com.hk"),
    EUROPE("europe", "https://gateway.isolarcloud.eu"),
    AUSTRALIA("australia", "https://augateway.isolarcloud.com");

    private final String word;
    private final String gateway;

    Region(String word, String gateway) {
        this.word = word;
        this.gateway = gateway;
    }

    String gateway() {
        return gateway;
    }

    /** The region whose web portal most likely has this host. */
    static Region ofPortal(String host) {
        if (host.contains("hk")) {
            return INTERNATIONAL;
        }
        if (host.contains("eu")) {
            return EUROPE;
        }
        return host.contains("au") ? AUSTRALIA : CHINA;
    }

    /** The words of all of them. */
    static String words() {
        return Arrays.stream(values()).map(Region::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return word;
    }
}

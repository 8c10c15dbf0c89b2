package io.github.solarcloud2mqtt.config;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Where iSolarCloud keeps an account ({@code isolarcloud.md}, chapter 1). The text of each is the word of the configuration. */
enum IsolarcloudRegion {
    CHINA("china", "https://gateway.isolarcloud.com", "https://web3.isolarcloud.com", 1),
    INTERNATIONAL("international", "https://gateway.isolarcloud.com.hk", "https://web3.isolarcloud.com.hk", 2),
    EUROPE("europe", "https://gateway.isolarcloud.eu", "https://web3.isolarcloud.eu", 3),
    AUSTRALIA("australia", "https://augateway.isolarcloud.com", "https://auweb3.isolarcloud.com", 7);

    private final String word;
    private final String gateway;
    private final String portal;
    private final int number;

    /**
     * @param number the vendor's, {@code cloudId}
     */
    IsolarcloudRegion(String word, String gateway, String portal, int number) {
        this.word = word;
        this.gateway = gateway;
        this.portal = portal;
        this.number = number;
    }

    /** The region that has this gateway. */
    static Optional<IsolarcloudRegion> ofGateway(String gateway) {
        return Arrays.stream(values())
                .filter(region -> region.gateway.equals(gateway))
                .findAny();
    }

    /** The page where owners of plants consent ({@code isolarcloud.md}, chapter 3.1). */
    String authorizeUrl(String applicationId, String redirectUri) {
        return "%s/#/authorized-app?cloudId=%d&applicationId=%s&redirectUrl=%s"
                .formatted(portal, number, encoded(applicationId), encoded(redirectUri));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    String gateway() {
        return gateway;
    }

    /** The region whose web portal most likely has this host. */
    static IsolarcloudRegion ofPortal(String host) {
        if (host.contains("hk")) {
            return INTERNATIONAL;
        }
        if (host.contains("eu")) {
            return EUROPE;
        }
        return host.contains("au") ? AUSTRALIA : CHINA;
    }

    @Override
    public String toString() {
        return word;
    }
}

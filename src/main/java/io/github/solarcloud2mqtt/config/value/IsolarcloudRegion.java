package io.github.solarcloud2mqtt.config.value;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The regions of iSolarCloud. An account, its application and its plants are all in one region; every other region
 * answers as if the account did not exist. Their words in the configuration are the names in lower case. Source of the
 * hosts: Sungrow Open API V1, appendix 8.
 */
public enum IsolarcloudRegion {
    CHINA("https://gateway.isolarcloud.com", "https://web3.isolarcloud.com", 1),
    INTERNATIONAL("https://gateway.isolarcloud.com.hk", "https://web3.isolarcloud.com.hk", 2),
    EUROPE("https://gateway.isolarcloud.eu", "https://web3.isolarcloud.eu", 3),
    AUSTRALIA("https://augateway.isolarcloud.com", "https://auweb3.isolarcloud.com", 7),
    INDIA("https://gateway.isolarcloud.in", "https://web3.isolarcloud.in", 9);

    private final String gateway;
    private final String portal;
    private final int cloudId;

    IsolarcloudRegion(String gateway, String portal, int cloudId) {
        this.gateway = gateway;
        this.portal = portal;
        this.cloudId = cloudId;
    }

    /** The region with this gateway. */
    public static Optional<IsolarcloudRegion> ofGateway(String gateway) {
        return Arrays.stream(values())
                .filter(region -> region.gateway.equals(gateway))
                .findAny();
    }

    /** The page of the web portal on which plant owners give consent (Sungrow Open API V2, OAuth 2.0). */
    public String authorizeUrl(String applicationId, String redirectUri) {
        return "%s/#/authorized-app?cloudId=%d&applicationId=%s&redirectUrl=%s"
                .formatted(portal, cloudId, encoded(applicationId), encoded(redirectUri));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The base URL, without a slash at the end. */
    public String gateway() {
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
        if (host.endsWith(".in")) {
            return INDIA;
        }
        return host.contains("au") ? AUSTRALIA : CHINA;
    }
}

package io.github.solarcloud2mqtt.cloud.isolarcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class GatewayRegionTest {

    @Test
    void everyRegionHasItsGateway() {
        assertThat(Arrays.stream(GatewayRegion.values())
                        .map(GatewayRegion::gateway)
                        .map(HttpUrl::host))
                .containsExactly(
                        "gateway.isolarcloud.com",
                        "gateway.isolarcloud.com.hk",
                        "gateway.isolarcloud.eu",
                        "augateway.isolarcloud.com");
    }
}

package io.github.solarcloud2mqtt.demo;

import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.http.SimulatedServer;
import io.github.solarcloud2mqtt.simulator.isolarcloud.SimulatedIsolarcloud;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.ApiAccess;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.SimulatedAccount;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.EncryptionMode;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** A simulated iSolarCloud and the access to it. */
final class IsolarcloudDemo implements DemoCloud {

    private static final SimulatedAccount ACCOUNT =
            new SimulatedAccount("demo-app-key", "demo-secret-key", "demo", "demo-password");

    private final ApiAccess api;
    private final boolean encrypted;
    private final SimulatedIsolarcloud cloud;
    private final SimulatedServer server;

    private IsolarcloudDemo(ApiAccess api, boolean encrypted, SimulatedIsolarcloud cloud, SimulatedServer server) {
        this.api = api;
        this.encrypted = encrypted;
        this.cloud = cloud;
        this.server = server;
    }

    /**
     * Starts a cloud.
     *
     * @param api the API that the application is registered for
     * @param encrypted whether it accepts encrypted calls only, or unencrypted ones only
     */
    static IsolarcloudDemo start(ApiAccess api, boolean encrypted, InstantSource clock) throws IOException {
        SimulatedHome home = new SimulatedHome(HomePlan.from(clock.instant()));
        SimulatedIsolarcloud cloud = new SimulatedIsolarcloud(clock, home, ACCOUNT.with(api));
        cloud.faultInjection().encryption(encrypted ? EncryptionMode.REQUIRED : EncryptionMode.OFF);
        return new IsolarcloudDemo(api, encrypted, cloud, SimulatedServer.start(cloud::handle, 0));
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("ISOLARCLOUD_BASE_URL", server.url());
        environment.put("ISOLARCLOUD_APP_KEY", ACCOUNT.appkey());
        environment.put("ISOLARCLOUD_SECRET_KEY", ACCOUNT.secretKey());
        if (encrypted) {
            environment.put("ISOLARCLOUD_RSA_PUBLIC_KEY", cloud.rsaPublicKey());
        }
        if (api == ApiAccess.OAUTH2) {
            environment.put("ISOLARCLOUD_METHOD", "oauth2");
            environment.put("ISOLARCLOUD_APPLICATION_ID", ACCOUNT.applicationId());
            environment.put("ISOLARCLOUD_REDIRECT_URI", ACCOUNT.redirectUrl());
            environment.put("ISOLARCLOUD_AUTHORIZE_URL", server.url() + "/");
        } else {
            environment.put("ISOLARCLOUD_USER", ACCOUNT.user());
            environment.put("ISOLARCLOUD_PASSWORD", ACCOUNT.password());
        }
        return environment;
    }

    @Override
    public void authorize(DemoBridge bridge) throws Exception {
        if (api == ApiAccess.OAUTH2) {
            bridge.redeem(cloud.consent(), ACCOUNT.redirectUrl());
        }
    }

    @Override
    public void close() {
        server.close();
    }
}

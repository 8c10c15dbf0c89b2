package io.github.solarcloud2mqtt.integration;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.cloud.isolarcloud.IsolarcloudCloud;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Application;
import io.github.solarcloud2mqtt.cloud.isolarcloud.auth.AccountCredentials;
import io.github.solarcloud2mqtt.cloud.isolarcloud.auth.OAuthAuthorization;
import io.github.solarcloud2mqtt.mqtt.FakeBus;
import io.github.solarcloud2mqtt.secret.Secret;
import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.http.RecordedCall;
import io.github.solarcloud2mqtt.simulator.http.SimulatedServer;
import io.github.solarcloud2mqtt.simulator.isolarcloud.SimulatedIsolarcloud;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.ApiAccess;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.SimulatedAccount;
import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.time.VirtualTime;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** A whole bridge with the real iSolarCloud client in virtual time; the simulated cloud runs on a real HTTP server. */
final class SimulatedAccess implements AutoCloseable {

    static final Instant BEGIN = Instant.parse("2026-06-15T10:02:00Z");

    private static final OkHttpClient HTTP = new OkHttpClient();
    private static final JsonAdapter<Object> JSON = new Moshi.Builder().build().adapter(Object.class);
    private static final SimulatedAccount KEYS =
            new SimulatedAccount("the-app-key-7Q2x", "the-secret-key-9Zk4", "demo", "the-password-5Wm8");

    final VirtualTime time;
    final FakeBus bus = new FakeBus();
    final SimulatedHome home;
    final SimulatedIsolarcloud cloud;
    final TestBridge bridge;

    /** In memory, because syncing files to a disk in every round takes too long. */
    private final Path folder = Jimfs.newFileSystem(Configuration.unix()).getPath("/state");

    private final SimulatedServer server;
    private final AccessMode mode;
    private final String language;

    SimulatedAccess() {
        this(HomePlan.from(BEGIN), "en_US");
    }

    SimulatedAccess(HomePlan plan, String language) {
        this(AccessMode.ACCOUNT, List.of(plan), language, false);
    }

    SimulatedAccess(AccessMode mode, HomePlan... plans) {
        this(mode, List.of(plans), "en_US", false);
    }

    private SimulatedAccess(AccessMode mode, List<HomePlan> plans, String language, boolean paced) {
        this.mode = mode;
        this.language = language;
        time = new VirtualTime(plans.get(0).begin());
        List<SimulatedHome> homes = plans.stream().map(SimulatedHome::new).toList();
        home = homes.get(0);
        cloud = new SimulatedIsolarcloud(time, homes, KEYS.with(mode.api));
        cloud.faultInjection().encryption(mode.encryption);
        // Without pacing no time passes between calls, so that the limit would refuse them.
        cloud.faultInjection().limitRate(paced);
        try {
            server = SimulatedServer.start(cloud::handle, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bridge = paced
                ? TestBridge.paced(time, bus, folder, TestBridge.EVERY_FIVE_MINUTES, PayloadForm.BOTH, this::connect)
                : TestBridge.on(time, bus, folder, TestBridge.EVERY_FIVE_MINUTES, PayloadForm.BOTH, this::connect);
        if (mode.api == ApiAccess.OAUTH2) {
            authorize();
        }
    }

    /** With calls that are paced in virtual time. */
    static SimulatedAccess paced(AccessMode mode, HomePlan plan) {
        return new SimulatedAccess(mode, List.of(plan), "en_US", true);
    }

    SolarCloud connect(AccountContext context) {
        return mode.api == ApiAccess.ACCOUNT
                ? new IsolarcloudCloud(
                        new AccountCredentials(application(), KEYS.user(), new Secret(KEYS.password())),
                        plant -> true,
                        context,
                        HTTP)
                : IsolarcloudCloud.withOAuth(application(), plant -> true, context, HTTP);
    }

    /** Gives the consent of the owner and exchanges the code as {@code authorize} does. */
    void authorize() {
        authorize(new StateDirectory(folder));
    }

    /** Stores the tokens in another state directory. */
    void authorize(StateDirectory state) {
        try {
            new OAuthAuthorization(application(), bridge.context(state), HTTP)
                    .redeem(new Secret(cloud.consent()), KEYS.redirectUrl());
        } catch (CloudException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Application application() {
        return new Application(
                HttpUrl.get(server.url()),
                new Secret(KEYS.appkey()),
                new Secret(KEYS.secretKey()),
                language,
                Duration.ofSeconds(30),
                mode.isEncrypted() ? Optional.of(publicKey()) : Optional.empty());
    }

    private RSAPublicKey publicKey() {
        try {
            byte[] der = Base64.getDecoder().decode(cloud.rsaPublicKey());
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that must not appear in a log or on a topic. */
    List<String> secrets() {
        List<String> secrets = new ArrayList<>(cloud.secrets());
        secrets.addAll(cloud.callKeys());
        secrets.addAll(List.of(KEYS.appkey(), KEYS.secretKey(), KEYS.password()));
        if (mode.isEncrypted()) {
            secrets.add(cloud.rsaPublicKey());
        }
        return secrets;
    }

    /** Formats a counter of the home as it is published. */
    static String kWh(double wattHours) {
        return BigDecimal.valueOf(wattHours)
                .setScale(1, RoundingMode.HALF_UP)
                .movePointLeft(3)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Starts the bridge and waits for its first discovery. */
    void start() {
        bridge.bridge.start();
        bus.connect();
        time.pass(Duration.ofSeconds(3));
    }

    /** The health of the cloud as published. */
    Map<?, ?> health() {
        try {
            Object all =
                    JSON.fromJson(bus.retained("solarcloud2mqtt/bridge/health").orElseThrow());
            return (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) Objects.requireNonNull(all)).get("home"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The outcomes of the calls to an endpoint since a time. */
    List<String> outcomes(String endpoint, Instant since) {
        return cloud.calls().stream()
                .filter(call -> !call.time().isBefore(since) && call.endpoint().equals(endpoint))
                .map(RecordedCall::outcome)
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }
}

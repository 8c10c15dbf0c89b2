package io.github.solarcloud2mqtt.bridge;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.solarcloud2mqtt.cloud.isolarcloud.Application;
import io.github.solarcloud2mqtt.cloud.isolarcloud.IsolarcloudAccount;
import io.github.solarcloud2mqtt.cloud.isolarcloud.IsolarcloudCloud;
import io.github.solarcloud2mqtt.mqtt.FakeBus;
import io.github.solarcloud2mqtt.secret.Secret;
import io.github.solarcloud2mqtt.simulator.Call;
import io.github.solarcloud2mqtt.simulator.Encryption;
import io.github.solarcloud2mqtt.simulator.SimulatedAccount;
import io.github.solarcloud2mqtt.simulator.SimulatedCloud;
import io.github.solarcloud2mqtt.simulator.SimulatedServer;
import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** A whole bridge with its real client, in virtual time, at the simulated cloud behind a real web server. */
final class SimulatedAccess implements AutoCloseable {

    static final Instant BEGIN = Instant.parse("2026-06-15T10:02:00Z");

    private static final OkHttpClient HTTP = new OkHttpClient();
    private static final JsonAdapter<Object> JSON = new Moshi.Builder().build().adapter(Object.class);

    final VirtualTime time;
    final FakeBus bus = new FakeBus();
    final SimulatedHome home;
    final SimulatedCloud cloud;
    final TestBridge bridge;

    /** In memory: there are more rounds than a test has time to sync files to a disk. */
    private final Path folder = Jimfs.newFileSystem(Configuration.unix()).getPath("/state");

    private final SimulatedServer server;
    private final String language;
    private final Encryption encryption;

    SimulatedAccess() {
        this(HomePlan.from(BEGIN), "en_US");
    }

    SimulatedAccess(HomePlan plan, String language) {
        this(BEGIN, plan, language, Encryption.OFF);
    }

    SimulatedAccess(Instant begin, Encryption encryption) {
        this(begin, HomePlan.from(begin), "en_US", encryption);
    }

    private SimulatedAccess(Instant begin, HomePlan plan, String language, Encryption encryption) {
        this.language = language;
        this.encryption = encryption;
        time = new VirtualTime(begin);
        home = new SimulatedHome(plan);
        cloud = new SimulatedCloud(time, home, new SimulatedAccount("app-key", "secret-key", "demo", "password"));
        cloud.mischief().encryption(encryption);
        try {
            server = SimulatedServer.start(cloud, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bridge = TestBridge.on(time, bus, folder, TestBridge.EVERY_FIVE_MINUTES, PayloadForm.BOTH, this::connect);
    }

    private IsolarcloudCloud connect(TestBridge.Services services) {
        IsolarcloudAccount account = new IsolarcloudAccount(
                new Application(
                        HttpUrl.get(server.url()),
                        new Secret("app-key"),
                        new Secret("secret-key"),
                        language,
                        Duration.ofSeconds(30),
                        encryption == Encryption.REQUIRED ? Optional.of(publicKey()) : Optional.empty()),
                "demo",
                new Secret("password"));
        return new IsolarcloudCloud(
                account, plant -> true, services.budget(), services.state(), "home", services.time(), HTTP);
    }

    private RSAPublicKey publicKey() {
        try {
            byte[] der = Base64.getDecoder().decode(cloud.rsaPublicKey());
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A counter of the home as it is published. */
    static String kWh(double wattHours) {
        return BigDecimal.valueOf(wattHours)
                .setScale(1, RoundingMode.HALF_UP)
                .movePointLeft(3)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Starts the bridge and lets it look at the account. */
    void start() {
        bridge.bridge.start();
        bus.connect();
        time.pass(Duration.ofSeconds(3));
    }

    /** What the bridge tells of the cloud. */
    Map<?, ?> health() {
        try {
            Object all =
                    JSON.fromJson(bus.retained("solarcloud2mqtt/bridge/health").orElseThrow());
            return (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) Objects.requireNonNull(all)).get("home"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the calls to an endpoint since a moment ended with. */
    List<String> outcomes(String endpoint, Instant since) {
        return cloud.calls().stream()
                .filter(call -> !call.time().isBefore(since) && call.endpoint().equals(endpoint))
                .map(Call::outcome)
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }
}

package io.github.solarcloud2mqtt.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.cloud.isolarcloud.IsolarcloudAccount;
import io.github.solarcloud2mqtt.cloud.isolarcloud.IsolarcloudCloud;
import io.github.solarcloud2mqtt.mqtt.FakeBus;
import io.github.solarcloud2mqtt.secret.Secret;
import io.github.solarcloud2mqtt.simulator.Encryption;
import io.github.solarcloud2mqtt.simulator.Mischief;
import io.github.solarcloud2mqtt.simulator.SimulatedAccount;
import io.github.solarcloud2mqtt.simulator.SimulatedCloud;
import io.github.solarcloud2mqtt.simulator.SimulatedServer;
import io.github.solarcloud2mqtt.simulator.home.Flow;
import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.time.VirtualTime;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import java.io.IOException;
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
import java.util.Optional;
import java.util.Random;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day of a home whose cloud takes encrypted calls only, beside the same day in plain calls. */
class EncryptedDayTest {

    private static final Instant BEGIN = Instant.parse("2026-06-01T03:00:00Z");
    private static final SimulatedAccount ACCOUNT = new SimulatedAccount("app-key", "secret-key", "demo", "password");

    @TempDir
    Path folder;

    @Test
    void aDayIsTheSameInEitherMode() throws Exception {
        try (Day plain = new Day(folder.resolve("plain"), Encryption.OFF);
                Day encrypted = new Day(folder.resolve("encrypted"), Encryption.REQUIRED)) {
            plain.pass(Duration.ofHours(24));
            encrypted.pass(Duration.ofHours(24));
            assertThat(encrypted.bus.retained()).isEqualTo(plain.bus.retained()).hasSizeGreaterThan(300);
            assertThat(encrypted.cloud.callCounts()).isEqualTo(plain.cloud.callCounts());
            assertThat(encrypted.cloud.violations()).isEmpty();
        }
    }

    @Test
    void aDayOfTroublesEndsWithTheCountersOfTheHome() throws Exception {
        long seed = Long.getLong("seed", 42);
        Random random = new Random(seed);
        try (Day day = new Day(folder, Encryption.REQUIRED)) {
            for (int quarter = 0; quarter < 96; quarter++) {
                trouble(day.cloud.mischief(), random);
                day.pass(Duration.ofMinutes(15));
            }
            day.cloud.mischief().answerRightly();
            day.pass(Duration.ofHours(1));
            assertThat(day.cloud.violations()).as("seed %d", seed).isEmpty();
            assertThat(day.bus.retained("solarcloud2mqtt/974621_14_1_1/total_yield"))
                    .as("seed %d", seed)
                    .contains(kWh(day.home.truth().lifetimeWh(Flow.HYBRID_PV)));
            assertThat(day.cloud.callCounts()).containsKey("timestamp");
        }
    }

    private static void trouble(Mischief mischief, Random random) {
        switch (random.nextInt(8)) {
            case 0 -> mischief.clockSkew(Duration.ofSeconds(random.nextInt(-7_200, 7_200)));
            case 1 -> mischief.answerCode("*", 1, "E910", "Repeated request");
            case 2 -> mischief.answerCode("*", 1, "E913", "Expired request");
            case 3 -> mischief.invalidateToken();
            case 4 -> mischief.answerHalf("*", 1);
            case 5 -> mischief.drop("*", 1);
            case 6 -> mischief.answerStatus("*", 1, 502);
            default -> mischief.answerHtml("*", 1);
        }
    }

    private static String kWh(double wattHours) {
        return BigDecimal.valueOf(wattHours)
                .setScale(1, RoundingMode.HALF_UP)
                .movePointLeft(3)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A home, its cloud and its bridge. */
    private static final class Day implements AutoCloseable {
        private final VirtualTime time = new VirtualTime(BEGIN);
        private final FakeBus bus = new FakeBus();
        private final SimulatedHome home = new SimulatedHome(HomePlan.from(BEGIN));
        private final SimulatedCloud cloud = new SimulatedCloud(time, home, ACCOUNT);
        private final SimulatedServer server = SimulatedServer.start(cloud, 0);
        private final Encryption encryption;

        Day(Path state, Encryption encryption) throws IOException {
            this.encryption = encryption;
            cloud.mischief().encryption(encryption);
            TestBridge.on(time, bus, state, TestBridge.EVERY_FIVE_MINUTES, PayloadForm.BOTH, this::connect)
                    .bridge
                    .start();
            bus.connect();
        }

        void pass(Duration duration) {
            time.pass(duration);
        }

        private IsolarcloudCloud connect(TestBridge.Services services) {
            IsolarcloudAccount account = new IsolarcloudAccount(
                    HttpUrl.get(server.url()),
                    new Secret(ACCOUNT.appkey()),
                    new Secret(ACCOUNT.secretKey()),
                    ACCOUNT.user(),
                    new Secret(ACCOUNT.password()),
                    "en_US",
                    Duration.ofSeconds(30),
                    encryption == Encryption.REQUIRED ? Optional.of(publicKey()) : Optional.empty());
            return new IsolarcloudCloud(
                    account,
                    plant -> true,
                    services.budget(),
                    services.state(),
                    "home",
                    services.time(),
                    new OkHttpClient());
        }

        private RSAPublicKey publicKey() {
            try {
                byte[] der = Base64.getDecoder().decode(cloud.rsaPublicKey());
                return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            server.close();
        }
    }
}

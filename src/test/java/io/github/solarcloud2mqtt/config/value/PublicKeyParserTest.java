package io.github.solarcloud2mqtt.config.value;

import static io.github.solarcloud2mqtt.config.section.ConfigurationFixture.cloud;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.solarcloud2mqtt.config.IsolarcloudSettings;
import io.github.solarcloud2mqtt.config.hocon.ConfigurationException;
import io.github.solarcloud2mqtt.config.section.ConfigurationFixture;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key was created by openssl with {@code genrsa 1024}. */
final class PublicKeyParserTest {

    /** {@code openssl pkey -pubout -outform DER | base64 -w0}. */
    private static final String X509 =
            "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC8YlNHxN55yakgU+puv9nx+gNcdZdzzZqRTYpOULsejpLYz4HyX0757rAL"
                    + "PAYbcpDjxWMFGOeFt3yahMpqKTonJehGwA3GEPKhCaQo+jWBrUfQJ0xwxO8mqbe0Lx7tSKPv6KUpc5FlKsRtyagMe7uPOjQd"
                    + "f5JMdXSFqQfoHuN5uQIDAQAB";

    /** {@code openssl rsa -RSAPublicKey_out -outform DER | base64 -w0}. */
    private static final String PKCS1 =
            "MIGJAoGBALxiU0fE3nnJqSBT6m6/2fH6A1x1l3PNmpFNik5Qux6OktjPgfJfTvnusAs8BhtykOPFYwUY54W3fJqEymopOicl"
                    + "6EbADcYQ8qEJpCj6NYGtR9AnTHDE7yapt7QvHu1Io+/opSlzkWUqxG3JqAx7u486NB1/kkx1dIWpB+ge43m5AgMBAAE=";

    /** {@code openssl rsa -noout -modulus}. */
    private static final BigInteger MODULUS = new BigInteger(
            "BC625347C4DE79C9A92053EA6EBFD9F1FA035C759773CD9A914D8A4E50BB1E8E92D8CF81F25F4EF9EEB00B3C061B7290"
                    + "E3C5630518E785B77C9A84CA6A293A2725E846C00DC610F2A109A428FA3581AD47D0274C70C4EF26A9B7B42F1EED48A3"
                    + "EFE8A5297391652AC46DC9A80C7BBB8F3A341D7F924C757485A907E81EE379B9",
            16);

    private static final String PART = "is no RSA public key, or only a part of one; copy it once more, all of it";

    @TempDir
    private Path folder;

    private ConfigurationFixture fixture;

    @BeforeEach
    void prepare() {
        fixture = new ConfigurationFixture(folder);
    }

    private static String pem(String name, String base64, String lineBreak) {
        return "-----BEGIN " + name + "-----" + lineBreak
                + base64.replaceAll("(.{64})", "$1" + lineBreak.replace("\\", "\\\\")) + lineBreak + "-----END " + name
                + "-----" + lineBreak;
    }

    private static String urlSafe(String base64) {
        return base64.replace('+', '-').replace('/', '_');
    }

    @Test
    void anyFormatIsAccepted() throws Exception {
        for (String text : List.of(
                X509,
                PKCS1,
                urlSafe(X509),
                urlSafe(PKCS1).replace("=", ""),
                PKCS1.replace("=", ""),
                "  " + X509 + "\n\n",
                "\"" + X509 + "\"",
                "'" + X509 + "'",
                "\uFEFF" + X509 + "\u00a0",
                X509.replaceAll("(.{76})", "$1\r\n"),
                X509.replaceAll("(.{64})", "$1 "),
                X509.replaceAll("(.{64})", "$1\t"),
                pem("PUBLIC KEY", X509, "\n"),
                pem("PUBLIC KEY", X509, "\r\n"),
                pem("PUBLIC KEY", X509, ""),
                pem("PUBLIC KEY", X509, " "),
                pem("PUBLIC KEY", X509, "\\n"),
                pem("PUBLIC KEY", urlSafe(X509), "\n"),
                pem("RSA PUBLIC KEY", PKCS1, "\n"))) {
            RSAPublicKey key = PublicKeyParser.parse(text);
            assertThat(key.getModulus()).as(text).isEqualTo(MODULUS);
            assertThat(key.getPublicExponent()).isEqualTo(65_537);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 1024, 2048})
    void anyUsualSizeIsAccepted(int bits) throws Exception {
        BigInteger modulus = modulus(bits, new Random(bits));
        assertThat(PublicKeyParser.parse(x509(modulus)).getModulus()).isEqualTo(modulus);
    }

    @Test
    void anotherSizeIsRefused() throws Exception {
        assertThat(refusal(x509(modulus(384, new Random(1)))))
                .isEqualTo("is an RSA key of 384 bits; must have 512 to 16384");
        BigInteger huge = BigInteger.ONE.shiftLeft(16_384).add(BigInteger.ONE);
        assertThat(refusal(x509(huge))).isEqualTo("is an RSA key of 16385 bits; must have 512 to 16384");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "MIGf",
                "AAAA",
                "MAA=",
                "MAMCAQE=",
                "MAYCAQECAQE",
                "a",
                "----",
                "-----BEGIN PUBLIC KEY-----"
            })
    void whatIsNoKeyIsRefusedWithoutShowingIt(String text) {
        assertThat(refusal(text)).isIn(PART, "is an RSA key of 1 bits; must have 512 to 16384");
    }

    @Test
    void aPartOfAKeyIsRefused() {
        for (int length = 1; length < X509.length() - 1; length++) {
            assertThat(refusal(X509.substring(0, length))).isEqualTo(PART);
            assertThat(refusal(X509.substring(length))).isEqualTo(PART);
        }
    }

    @Test
    void numbersThatAreNoKeyAreRefused() throws Exception {
        assertThat(refusal(x509(MODULUS.add(BigInteger.ONE)))).isEqualTo(PART);
    }

    /** {@code openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 | openssl pkey -pubout -outform DER}. */
    @Test
    void aKeyForSomethingElseIsRefused() {
        assertThat(refusal("MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE9fOV/qetDd32U1440fOl1USKG/ez8E2FqxxHftcpsX60ooYc7vjZy3"
                        + "+BLDbltt8Se4qVN6Gc5FvIIsemucpZcA=="))
                .isEqualTo("is a public key, but not one for RSA; copy the RSA public key");
    }

    @Test
    void aPrivateKeyIsRefused() {
        String sentence = "is a private key; give the public key that the developer portal shows";
        assertThat(refusal("-----BEGIN PRIVATE KEY-----\nhunter2")).isEqualTo(sentence);
        // INTEGER 0, then a sequence and a text of bytes, as PKCS #8 begins.
        assertThat(refusal("MAcCAQAwAAQA")).isEqualTo(sentence);
    }

    @Test
    void damageOfAnyKindIsRefusedOrChangesNothingButTheKey() {
        Random random = new Random(7);
        byte[] der = Base64.getDecoder().decode(X509);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = der.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            try {
                assertThat(PublicKeyParser.parse(Base64.getEncoder().encodeToString(damaged)))
                        .isNotNull();
            } catch (InvalidValueException e) {
                assertThat(e.sentence()).startsWith("is ");
            }
        }
    }

    @Test
    void theKeyMayBeInTheConfigurationAFileOrAVariable() throws Exception {
        String quotes = "\"\"\"";
        Path file = fixture.write("key.pem", pem("PUBLIC KEY", X509, "\n"));
        assertThat(key(cloud("rsa-public-key = " + quotes + pem("PUBLIC KEY", X509, "\n") + quotes), Map.of()))
                .isEqualTo(MODULUS);
        assertThat(key(cloud("rsa-public-key-file = \"" + file + "\""), Map.of()))
                .isEqualTo(MODULUS);
        assertThat(key("", Map.of("ISOLARCLOUD_RSA_PUBLIC_KEY", pem("PUBLIC KEY", X509, "\\n"))))
                .isEqualTo(MODULUS);
        assertThat(key("", Map.of("ISOLARCLOUD_RSA_PUBLIC_KEY_FILE", file.toString())))
                .isEqualTo(MODULUS);
    }

    private BigInteger key(String hocon, Map<String, String> variables) throws ConfigurationException {
        Map<String, String> environment = new HashMap<>(variables);
        environment.putAll(Map.of(
                "ISOLARCLOUD_REGION", "europe",
                "ISOLARCLOUD_APP_KEY", "k",
                "ISOLARCLOUD_SECRET_KEY", "s",
                "ISOLARCLOUD_USER", "u",
                "ISOLARCLOUD_PASSWORD", "p"));
        IsolarcloudSettings cloud = (IsolarcloudSettings)
                fixture.load(hocon, environment).settings().clouds().get(0);
        return cloud.application().rsaPublicKey().orElseThrow().getModulus();
    }

    @Test
    void aWrongKeyIsAnErrorOfTheConfiguration() {
        assertThat(fixture.errors(cloud("rsa-public-key = hunter2\nrsa-public-key-file = x")))
                .containsExactly(
                        "config.conf: 3: clouds.home.rsa-public-key-file: given together with rsa-public-key; give "
                                + "only one of them");
        assertThat(fixture.errors(cloud("rsa-public-key = hunter2")))
                .containsExactly("config.conf: 2: clouds.home.rsa-public-key: " + PART);
        assertThat(fixture.errors(cloud("rsa-public-key-file = \"" + fixture.write("k", "hunter2") + "\"")))
                .containsExactly("config.conf: 2: clouds.home.rsa-public-key-file: " + PART);
    }

    private static String refusal(String text) {
        try {
            return fail("no refusal, but " + PublicKeyParser.parse(text));
        } catch (InvalidValueException e) {
            return e.sentence();
        }
    }

    private static BigInteger modulus(int bits, Random random) {
        BigInteger modulus =
                BigInteger.probablePrime(bits / 2, random).multiply(BigInteger.probablePrime(bits / 2, random));
        return modulus.bitLength() == bits ? modulus : modulus(bits, random);
    }

    private static String x509(BigInteger modulus) throws IOException {
        return Base64.getEncoder()
                .encodeToString(new SubjectPublicKeyInfo(
                                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption),
                                new org.bouncycastle.asn1.pkcs.RSAPublicKey(modulus, BigInteger.valueOf(65_537)))
                        .getEncoded());
    }
}

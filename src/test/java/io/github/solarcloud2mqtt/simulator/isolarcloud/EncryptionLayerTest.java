package io.github.solarcloud2mqtt.simulator.isolarcloud;

import static io.github.solarcloud2mqtt.simulator.isolarcloud.CloudClient.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.simulator.http.HttpRequest;
import io.github.solarcloud2mqtt.simulator.http.Violation;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Ciphers;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.EncryptionMode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Cipher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionLayerTest {

    private static final String ANY = "getOpenApiCallInfo";
    private static final String KEY = "A123456zA123456z";
    private static final String NONCE = "cb360459bd624c6ab15308c4b6847856";

    private final CloudClient client = new CloudClient().loggedIn();
    private final Ciphers ciphers = new Ciphers();
    private final Map<String, Object> param = new HashMap<>();

    @BeforeEach
    void prepare() throws Exception {
        client.cloud.faultInjection().encryption(EncryptionMode.REQUIRED);
        client.headers.put("x-random-secret-key", sealed(KEY));
        param.put("nonce", NONCE);
        param.put("timestamp", "" + client.now().toEpochMilli());
    }

    private String sealed(String key) throws GeneralSecurityException {
        byte[] der = Base64.getDecoder().decode(client.cloud.rsaPublicKey());
        return sealed(key, KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der)));
    }

    private static String sealed(String key, PublicKey publicKey) throws GeneralSecurityException {
        Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        rsa.init(Cipher.ENCRYPT_MODE, publicKey);
        return Base64.getUrlEncoder()
                .encodeToString(rsa.doFinal(key.getBytes(StandardCharsets.UTF_8)))
                .replace("=", "");
    }

    private String body() {
        return client.json(Map.of("appkey", ACCOUNT.appkey(), "token", client.token(), "api_key_param", param));
    }

    private Map<String, Object> send(String body) {
        return CloudClient.map(client.parse(client.send("POST", ANY, body).body()));
    }

    private Map<String, Object> sendEncrypted(String body) {
        String answer = client.send("POST", ANY, ciphers.encrypt(body, KEY.getBytes(StandardCharsets.UTF_8)))
                .body();
        String plain = ciphers.decrypt(answer, KEY.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new AssertionError(answer));
        return CloudClient.map(client.parse(plain));
    }

    private void refused(Map<String, Object> answer, String code, boolean mistake) {
        assertThat(answer).containsEntry("result_code", code);
        assertThat(client.cloud.violations()).hasSize(mistake ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUIRED", "OPTIONAL"})
    void anEncryptedCallHasAnEncryptedResponse(EncryptionMode encryption) {
        client.cloud.faultInjection().encryption(encryption);
        assertThat(sendEncrypted(body())).containsEntry("result_code", "1");
        assertThat(client.cloud.violations()).isEmpty();
    }

    @Test
    void anApplicationWithoutKeyHasNoEncryptedCalls() {
        client.cloud.faultInjection().encryption(EncryptionMode.OFF);
        refused(send(ciphers.encrypt(body(), KEY.getBytes(StandardCharsets.UTF_8))), "010", true);
    }

    @Test
    void aPlainCallIsRejectedOnlyIfEncryptionIsRequired() {
        client.headers.remove("x-random-secret-key");
        refused(send(body()), "E902", false);
        client.cloud.faultInjection().encryption(EncryptionMode.OPTIONAL);
        assertThat(send(body())).containsEntry("result_code", "1");
    }

    @Test
    void anEncryptedCallHasAKey() {
        client.headers.remove("x-random-secret-key");
        refused(send(ciphers.encrypt(body(), KEY.getBytes(StandardCharsets.UTF_8))), "E904", true);
    }

    @Test
    void theBodyIsEncryptedWithTheKey() {
        refused(sendPlainAnswered(body()), "E905", true);
    }

    private Map<String, Object> sendPlainAnswered(String body) {
        String answer = client.send("POST", ANY, body).body();
        return CloudClient.map(client.parse(
                ciphers.decrypt(answer, KEY.getBytes(StandardCharsets.UTF_8)).orElse(answer)));
    }

    @Test
    void theDigitsAreInUpperCase() {
        String body = ciphers.encrypt(body(), KEY.getBytes(StandardCharsets.UTF_8));
        refused(sendPlainAnswered(body.toLowerCase(Locale.ROOT)), "E905", true);
    }

    @Test
    void theKeyIsEncryptedWithThePublicKeyOfTheApplication() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        client.headers.put(
                "x-random-secret-key", sealed(KEY, generator.generateKeyPair().getPublic()));
        refused(send(ciphers.encrypt(body(), KEY.getBytes(StandardCharsets.UTF_8))), "E906", false);
    }

    @Test
    void theKeyIsInTheBase64OfUrls() {
        client.headers.put("x-random-secret-key", "a+b/");
        refused(send(ciphers.encrypt(body(), KEY.getBytes(StandardCharsets.UTF_8))), "E906", true);
    }

    @Test
    void theKeyHasSixteenCharacters() throws Exception {
        client.headers.put("x-random-secret-key", sealed("A123456zA123456"));
        refused(send(ciphers.encrypt(body(), KEY.getBytes(StandardCharsets.UTF_8))), "E907", true);
    }

    @Test
    void anEncryptedBodyHasNonceAndTime() {
        refused(sendEncrypted("{\"appkey\":\"" + ACCOUNT.appkey() + "\"}"), "E908", true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cb360459bd624c6ab15308c4b684785", "cb360459-bd62-4c6a-b153-08c4b684"})
    void aNonceIsThirtyTwoLettersAndDigits(String nonce) {
        param.put("nonce", nonce);
        refused(sendEncrypted(body()), "E909", true);
    }

    @Test
    void aNonceIsUsedOnce() throws Exception {
        sendEncrypted(body());
        client.headers.put("x-random-secret-key", sealed(KEY));
        assertThat(sendEncrypted(body())).containsEntry("result_code", "E910");
        assertThat(client.cloud.violations())
                .extracting(Violation::what)
                .containsExactly("reuses a random key", "E910 Repeated request");
    }

    @Test
    void theTimeStampMayDifferBy15Minutes() {
        client.pass(Duration.ofMinutes(15));
        assertThat(sendEncrypted(body())).containsEntry("result_code", "1");
        param.put("nonce", NONCE.replace('c', 'd'));
        client.pass(Duration.ofMillis(1));
        assertThat(sendEncrypted(body())).containsEntry("result_code", "E913");
    }

    @Test
    void aTimeIsTextOfMilliseconds() {
        param.put("timestamp", client.now().toEpochMilli());
        refused(sendEncrypted(body()), "E913", true);
    }

    @Test
    void theCloudReturnsItsShiftedTime() {
        client.cloud.faultInjection().clockSkew(Duration.ofMinutes(-16));
        refused(sendEncrypted(body()), "E913", false);
        String told = client.cloud
                .handle(new HttpRequest("GET", "/timestamp", Map.of(), ""))
                .body();
        assertThat(told)
                .isEqualTo("" + client.now().minus(Duration.ofMinutes(16)).toEpochMilli());
        param.put("timestamp", told);
        assertThat(sendEncrypted(body())).containsEntry("result_code", "1");
        assertThat(client.cloud
                        .handle(new HttpRequest("POST", "/timestamp", Map.of(), ""))
                        .status())
                .isEqualTo(405);
    }

    @Test
    void anInjectedResponseIsNotEncrypted() {
        client.cloud.faultInjection().respondWithCode(ANY, 1, "011", "er_sql_exception");
        assertThat(sendPlainAnswered(ciphers.encrypt(body(), KEY.getBytes(StandardCharsets.UTF_8))))
                .containsEntry("result_code", "011");
    }

    @Test
    void aRejectedRequestIsRecognizedInAnotherCipherText() throws Exception {
        client.cloud.faultInjection().respondWithCode(ANY, 1, "010", "");
        client.send("POST", ANY, ciphers.encrypt(body(), KEY.getBytes(StandardCharsets.UTF_8)));
        param.put("nonce", NONCE.replace('c', 'd'));
        sendEncrypted(body());
        assertThat(client.cloud.violations())
                .extracting(Violation::what)
                .contains("repeats a request that was rejected as invalid");
    }

    @Test
    void tokenCallsMayBePlainOrEncrypted() {
        client.headers.remove("x-random-secret-key");
        String question = client.json(Map.of("appkey", ACCOUNT.appkey(), "refresh_token", "x"));
        assertThat(client.send("POST", "apiManage/refreshToken", question).body())
                .contains("\"4\"");
        client.cloud.faultInjection().encryptionOfTokens(EncryptionMode.REQUIRED);
        assertThat(client.send("POST", "apiManage/refreshToken", question).body())
                .contains("E902");
        client.cloud.faultInjection().encryptionOfTokens(EncryptionMode.OFF);
        client.headers.put("x-random-secret-key", "any");
        assertThat(client.send("POST", "apiManage/refreshToken", "AB").body()).contains("\"010\"");
        assertThat(client.cloud.violations()).isEmpty();
    }
}

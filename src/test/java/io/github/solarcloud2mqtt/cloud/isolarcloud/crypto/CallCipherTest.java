package io.github.solarcloud2mqtt.cloud.isolarcloud.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.solarcloud2mqtt.cloud.http.MalformedResponseException;
import io.github.solarcloud2mqtt.cloud.isolarcloud.GatewayCipher;
import io.github.solarcloud2mqtt.cloud.isolarcloud.client.ServerTime;
import io.github.solarcloud2mqtt.secret.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ciphers give the same results as openssl and the vendor's sample key. */
class CallCipherTest {

    private static final CallEncryptionKey KEY = new CallEncryptionKey(new Secret("A123456zA123456z"));

    private static final String BODY = "{\"api_key_param\":{\"nonce\":\"cb360459bd624c6ab15308c4b6847856\","
            + "\"timestamp\":\"1616725497384\"},\"appkey\":\"k\",\"user_account\":\"J\u00fcrgen\"}";

    /**
     * Created in a UTF-8 terminal, with $BODY as above:
     *
     * <pre>
     * printf %s "$BODY" | openssl enc -aes-128-ecb -K $(printf %s A123456zA123456z | xxd -p) | xxd -p -u -c 0
     * </pre>
     */
    private static final String BODY_IN_HEX = "384968ADECD4A73233AE5B489294FFD09D483D8FF607FC4EB920004FE3BA6038"
            + "B1DD088A301B06B15020F17647FAF7AA3D1474A90DBA3F323366DF7C031AC9188CE736C54F141012E57AA49A3975E3F0"
            + "24696ED9CC97086769D84D2805A4A185E05B356D664AD9D78EE07DE7D2D69944C12D6C00766194E6C8AE5BB04463C5B1"
            + "E34EBCFE9DF065E96699B535BACCBB3C";

    /**
     * The key under {@link GatewayCipher#PUBLIC_KEY} as p.pem, with all random bytes of the padding being the letter A:
     *
     * <pre>
     * { printf '\x00\x02'; head -c 109 /dev/zero | tr '\0' A; printf '\x00A123456zA123456z'; } |
     *     openssl pkeyutl -encrypt -pubin -inkey p.pem -pkeyopt rsa_padding_mode:none |
     *     basenc --base64url -w0 | tr -d =
     * </pre>
     */
    private static final String KEY_SEALED = "kqqvgOliZ7BY2JcPlqCfav9a-dIO39eorYAAjqppNukcwdXtTPErQnv2nht1QxbdsCZrVr_J"
            + "DtF4FQa4tj9D14FDIgEElOL6t8IBs__6y861n5fCXV_QCX7UZUjNgD-v-BF5oslb_7V4FBxE4SapOOGuAE8mVQcCt6qsd8fXcS4";

    private final CallCipher encryption = with(new SecureRandom());

    private static CallCipher with(SecureRandom random) {
        return new CallCipher(GatewayCipher.publicKey(), random);
    }

    @Test
    void aBodyIsEncryptedLikeOpenssl() throws Exception {
        assertThat(encryption.encrypted(BODY, KEY)).isEqualTo(BODY_IN_HEX);
    }

    @Test
    void aResponseEncryptedByOpensslIsDecrypted() throws Exception {
        assertThat(encryption.decrypted(BODY_IN_HEX, KEY)).isEqualTo(BODY);
        assertThat(encryption.decrypted(BODY_IN_HEX.toLowerCase(Locale.ROOT), KEY))
                .isEqualTo(BODY);
    }

    @Test
    void theKeyIsEncryptedLikeOpenssl() throws Exception {
        assertThat(with(new OnlyTheLetterA()).sealed(KEY)).isEqualTo(KEY_SEALED);
        assertThat(GatewayCipher.opened(KEY_SEALED)).isEqualTo("A123456zA123456z");
    }

    @Test
    void theEncryptedKeyDiffersEachTime() throws Exception {
        String first = encryption.sealed(KEY);
        assertThat(encryption.sealed(KEY)).isNotEqualTo(first).matches("[A-Za-z0-9_-]{171}");
        assertThat(GatewayCipher.opened(first)).isEqualTo("A123456zA123456z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"38", "384", "384968ADECD4A73233AE5B489294FFD0", "xyz", "384968ADECD4A73233AE5B489294FFD"})
    void anInvalidCipherTextIsMalformed(String hex) {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> encryption.decrypted(hex, KEY))
                .withMessage("cannot be decrypted: it is damaged, or encrypted with another key than the call's");
    }

    @Test
    void aKeyIsSixteenLettersAndDigitsAndDoesNotShow() {
        List<CallEncryptionKey> keys = Stream.generate(() -> CallEncryptionKey.random(new SecureRandom()))
                .limit(100)
                .toList();
        assertThat(keys)
                .doesNotHaveDuplicates()
                .allMatch(key -> key.text().reveal().matches("[A-Za-z0-9]{16}"))
                .allMatch(key -> key.toString().equals("CallEncryptionKey[text=***]"));
    }

    @Test
    void theTimeOfTheCloudIsAheadOrBehind() {
        ServerTime time = new ServerTime(() -> Instant.ofEpochSecond(1_000));
        assertThat(time.millis()).isEqualTo(1_000_000);
        assertThat(time.set(Instant.ofEpochSecond(400))).isEqualTo(Duration.ofMinutes(-10));
        assertThat(time.millis()).isEqualTo(400_000);
    }

    /** Makes the padding predictable. */
    private static final class OnlyTheLetterA extends SecureRandom {
        @Override
        public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, (byte) 'A');
        }
    }
}

package io.github.solarcloud2mqtt.cloud.isolarcloud.crypto;

import io.github.solarcloud2mqtt.cloud.http.MalformedResponseException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.encodings.PKCS1Encoding;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.RSAEngine;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.RSAKeyParameters;

/**
 * The ciphers of encrypted calls (Sungrow Open API V1, appendices 4 to 6). They do not detect manipulated texts; TLS does.
 * Thread-safe.
 */
public final class CallCipher {

    private final RSAKeyParameters publicKey;
    private final SecureRandom random;

    /** @param publicKey the application's public key */
    public CallCipher(RSAPublicKey publicKey, SecureRandom random) {
        this.publicKey = new RSAKeyParameters(false, publicKey.getModulus(), publicKey.getPublicExponent());
        this.random = random;
    }

    /**
     * Encrypts the key of a call for the cloud: RSA with the padding of PKCS #1 version 1.5, in URL-safe Base64 without
     * padding.
     */
    String sealed(CallEncryptionKey key) {
        PKCS1Encoding rsa = new PKCS1Encoding(new RSAEngine());
        rsa.init(true, new ParametersWithRandom(publicKey, random));
        byte[] bytes = key.bytes();
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(rsa.processBlock(bytes, 0, bytes.length));
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("Only reading a cipher text can meet an invalid one.", e);
        }
    }

    /** Encrypts a text with the key of a call: AES-128 in ECB mode, as upper-case hexadecimal digits. */
    String encrypted(String text, CallEncryptionKey key) {
        try {
            return HexFormat.of().withUpperCase().formatHex(aes(true, key, text.getBytes(StandardCharsets.UTF_8)));
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("Only reading a cipher text can meet an invalid one.", e);
        }
    }

    /**
     * Decrypts a text with the key of a call.
     *
     * @param hex hexadecimal digits, upper or lower case
     */
    String decrypted(String hex, CallEncryptionKey key) throws MalformedResponseException {
        try {
            return new String(aes(false, key, HexFormat.of().parseHex(hex)), StandardCharsets.UTF_8);
        } catch (InvalidCipherTextException | RuntimeException e) {
            throw new MalformedResponseException(
                    "cannot be decrypted: it is damaged, or encrypted with another key than the call's");
        }
    }

    private static byte[] aes(boolean encrypt, CallEncryptionKey key, byte[] input) throws InvalidCipherTextException {
        PaddedBufferedBlockCipher aes = new PaddedBufferedBlockCipher(AESEngine.newInstance());
        aes.init(encrypt, new KeyParameter(key.bytes()));
        byte[] output = new byte[aes.getOutputSize(input.length)];
        int length = aes.processBytes(input, 0, input.length, output, 0);
        return Arrays.copyOf(output, length + aes.doFinal(output, length));
    }
}

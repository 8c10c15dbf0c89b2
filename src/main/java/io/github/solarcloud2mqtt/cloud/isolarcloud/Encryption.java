package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * The ciphers of encrypted calls, as the vendor's V1 document has them in its appendices 4 to 6. Nothing in them tells
 * that a text was changed on its way; that is left to TLS. Safe for use by several threads.
 */
final class Encryption {

    private final RSAPublicKey publicKey;
    private final Provider provider;
    private final SecureRandom random;

    /**
     * @param publicKey the application's
     * @param provider has the ciphers; it need not be registered
     */
    Encryption(RSAPublicKey publicKey, Provider provider, SecureRandom random) {
        this.publicKey = publicKey;
        this.provider = provider;
        this.random = random;
    }

    /**
     * A call's key as only the cloud can read it: RSA with the padding of PKCS #1 version 1.5, in the URL's Base64
     * without padding.
     */
    String sealed(CallKey key) throws RefusedCall {
        try {
            byte[] sealed = rsa().doFinal(key.bytes());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw impossible(e);
        }
    }

    /** A text encrypted with a call's key: AES-128, block by block, in upper-case hexadecimal digits. */
    String encrypted(String text, CallKey key) throws RefusedCall {
        try {
            byte[] encrypted = aes(Cipher.ENCRYPT_MODE, key).doFinal(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(encrypted);
        } catch (GeneralSecurityException e) {
            throw impossible(e);
        }
    }

    /**
     * The text that was encrypted with a call's key.
     *
     * @param hex hexadecimal digits of either case
     */
    String decrypted(String hex, CallKey key) throws BrokenAnswer, RefusedCall {
        Cipher aes = aes(Cipher.DECRYPT_MODE, key);
        try {
            return new String(aes.doFinal(HexFormat.of().parseHex(hex)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new BrokenAnswer("cannot be decrypted: it is damaged, or encrypted with another key than the call's");
        }
    }

    // The cloud decides how it is called.
    @SuppressWarnings("InsecureCryptoUsage")
    private Cipher rsa() throws RefusedCall {
        return ready("RSA/ECB/PKCS1Padding", Cipher.ENCRYPT_MODE, publicKey);
    }

    // The cloud decides how it is called.
    @SuppressWarnings("InsecureCryptoUsage")
    private Cipher aes(int mode, CallKey key) throws RefusedCall {
        return ready("AES/ECB/PKCS5Padding", mode, new SecretKeySpec(key.bytes(), "AES"));
    }

    @SuppressWarnings("InsecureCryptoUsage")
    private Cipher ready(String cipher, int mode, Key key) throws RefusedCall {
        try {
            Cipher ready = Cipher.getInstance(cipher, provider);
            ready.init(mode, key, random);
            return ready;
        } catch (GeneralSecurityException | SecurityException e) {
            throw impossible(e);
        }
    }

    /** Oracle's Java takes ciphers only from a jar with Oracle's signature, which one jar with everything in it cannot have. */
    private static RefusedCall impossible(Exception e) {
        return new RefusedCall(new CloudException.Rejected(
                "This Java cannot encrypt calls (%s). Use an OpenJDK, such as that of Debian or Eclipse Temurin."
                        .formatted(e.getMessage()),
                Failures.WRONG_SETTINGS));
    }
}

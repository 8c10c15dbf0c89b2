package io.github.solarcloud2mqtt.simulator.isolarcloud.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The cloud's side of an encrypted call, with the ciphers of the JDK (seed 002, appendices 4 to 6). */
public final class Ciphers {

    /** The size that the beginning of the vendor's sample keys tells. */
    private static final int RSA_BITS = 1024;

    private @Nullable KeyPair pair;

    /** The application's public key: X.509 in Base64. Made when it is first asked for, because that takes time. */
    String publicKey() {
        return Base64.getEncoder().encodeToString(pair().getPublic().getEncoded());
    }

    /** The key of a call out of its header, if it was sealed with the public key. */
    Optional<byte[]> open(String header) {
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            rsa.init(Cipher.DECRYPT_MODE, pair().getPrivate());
            return Optional.of(rsa.doFinal(Base64.getUrlDecoder().decode(header)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The text of a body, if it was encrypted with the key of its call. */
    public Optional<String> decrypt(String hex, byte[] key) {
        try {
            byte[] text = aes(Cipher.DECRYPT_MODE, key).doFinal(HexFormat.of().parseHex(hex));
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A text as only who made the call can read it. */
    public String encrypt(String text, byte[] key) {
        try {
            byte[] encrypted = aes(Cipher.ENCRYPT_MODE, key).doFinal(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(encrypted);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // The vendor has chosen it.
    @SuppressWarnings("InsecureCryptoUsage")
    private static Cipher aes(int mode, byte[] key) throws GeneralSecurityException {
        Cipher aes = Cipher.getInstance("AES/ECB/PKCS5Padding");
        aes.init(mode, new SecretKeySpec(key, "AES"));
        return aes;
    }

    private KeyPair pair() {
        if (pair == null) {
            pair = newPair();
        }
        return pair;
    }

    private static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }
}

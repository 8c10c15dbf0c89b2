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

/** The server side of call encryption, with the ciphers of the JDK (Sungrow Open API, appendices 4 to 6). */
public final class Ciphers {

    /** The key size of the vendor's sample keys. */
    private static final int RSA_BITS = 1024;

    private @Nullable KeyPair pair;

    /** Returns the public key of the application: X.509 in Base64. Generated on first use, because that takes time. */
    String publicKey() {
        return Base64.getEncoder().encodeToString(pair().getPublic().getEncoded());
    }

    /** Decrypts the key of a call from its header; empty if it was not encrypted with the public key. */
    Optional<byte[]> open(String header) {
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            rsa.init(Cipher.DECRYPT_MODE, pair().getPrivate());
            return Optional.of(rsa.doFinal(Base64.getUrlDecoder().decode(header)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Decrypts a body; empty if it was not encrypted with the key. */
    public Optional<String> decrypt(String hex, byte[] key) {
        try {
            byte[] text = aes(Cipher.DECRYPT_MODE, key).doFinal(HexFormat.of().parseHex(hex));
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Encrypts a text with the key of the call. */
    public String encrypt(String text, byte[] key) {
        try {
            byte[] encrypted = aes(Cipher.ENCRYPT_MODE, key).doFinal(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(encrypted);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // The vendor prescribes this mode.
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
            throw new IllegalStateException("every JDK supports RSA", e);
        }
    }
}

package io.github.solarcloud2mqtt.cloud.isolarcloud;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * The cloud's side of encrypted calls, with the ciphers of the JDK. The key pair is for tests only:
 *
 * <pre>
 * openssl genrsa -traditional -out k.pem 1024
 * openssl pkey -in k.pem -pubout -outform DER | base64 -w0
 * openssl pkcs8 -topk8 -nocrypt -in k.pem -outform DER | base64 -w0
 * </pre>
 */
public final class GatewayCipher {

    static final String PUBLIC_KEY =
            "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC8YlNHxN55yakgU+puv9nx+gNcdZdzzZqRTYpOULsejpLYz4HyX0"
                    + "757rALPAYbcpDjxWMFGOeFt3yahMpqKTonJehGwA3GEPKhCaQo+jWBrUfQJ0xwxO8mqbe0Lx7tSKPv6KUpc5FlKsRt"
                    + "yagMe7uPOjQdf5JMdXSFqQfoHuN5uQIDAQAB";
    private static final String PRIVATE_KEY =
            "MIICdQIBADANBgkqhkiG9w0BAQEFAASCAl8wggJbAgEAAoGBALxiU0fE3nnJqSBT6m6/2fH6A1x1l3PNmpFNik5Qux"
                    + "6OktjPgfJfTvnusAs8BhtykOPFYwUY54W3fJqEymopOicl6EbADcYQ8qEJpCj6NYGtR9AnTHDE7yapt7QvHu1Io+/o"
                    + "pSlzkWUqxG3JqAx7u486NB1/kkx1dIWpB+ge43m5AgMBAAECgYBB7QsGB8Bv0IHufU+CeIN2Ki948PISpbZc+UzYgW"
                    + "oqlGyRkXUBdBc4Yi6bj+L3Qg2wmEhB5WhIpGDn1mbb5heiNytbYJ76+b5kpXTHkdk+TKbPAu5QRNs6/er3H6mLOkm7"
                    + "lxeGe6WYkKZ093LQ2wltvxdzEDxXBMjpEwGoMGZr8QJBAPKSFy1ivz4Kg28Okngn/f3/06WwrK/5Qk3QB1kTl98OyO"
                    + "onnEpJzhFVKu6P9fDFk+i+8M097UoiFkGILy+MF9UCQQDG0EIf1z5nBaVYqwegru/yJsLKZGDCvF1otU/T1oFWMdh1"
                    + "2viD5yMfps60kLwILxa8xEzV4EA3Ndb6K5qBuVBVAkAwyGiY3A8R7xNXtlqGh6Rw/I4X+FwCV+KZu4h+xY35cgO985"
                    + "Fe71Dd837a02DmtxVz7VKINDgQfKJ1M2op6caxAkARHZizuQoMQHYtnfu4H5dUl3Wpit6xpRm9i+5lZFAaJYxnCQTg"
                    + "BiQF84xUCynE4pjog1XCC947Yo0xWFOi21tJAkAAghuEZFrzMnTIysfirz7OXUs5UdiIEYz0/1jEW0yf5UJhkyH4gl"
                    + "a40pBgDAicBWtloMneL43rECmVjiwg2j/O";

    private GatewayCipher() {}

    public static RSAPublicKey publicKey() {
        return publicKey(PUBLIC_KEY);
    }

    public static RSAPublicKey publicKey(String base64) {
        try {
            byte[] der = Base64.getDecoder().decode(base64);
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The call's key out of the header. */
    public static String opened(String header) {
        try {
            byte[] der = Base64.getDecoder().decode(PRIVATE_KEY);
            Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            rsa.init(Cipher.DECRYPT_MODE, KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der)));
            return new String(rsa.doFinal(Base64.getUrlDecoder().decode(header)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String decrypted(String hex, String key) {
        return new String(aes(Cipher.DECRYPT_MODE, HexFormat.of().parseHex(hex), key), StandardCharsets.UTF_8);
    }

    static String encrypted(String text, String key) {
        return HexFormat.of()
                .withUpperCase()
                .formatHex(aes(Cipher.ENCRYPT_MODE, text.getBytes(StandardCharsets.UTF_8), key));
    }

    @SuppressWarnings("InsecureCryptoUsage")
    private static byte[] aes(int mode, byte[] input, String key) {
        try {
            Cipher aes = Cipher.getInstance("AES/ECB/PKCS5Padding");
            aes.init(mode, new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "AES"));
            return aes.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

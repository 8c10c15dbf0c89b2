package io.github.solarcloud2mqtt.config.value;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.RSAKeyParameters;

/**
 * Parses an RSA public key in any form: PEM or bare Base64, standard or URL-safe, with or without padding, line breaks and
 * quotes, as X.509 (which the vendor's portal shows, though its documents call it PKCS #8) or as PKCS #1. Messages never
 * contain the text.
 */
public final class PublicKeyParser {

    private static final Pattern PEM_LINE = Pattern.compile("-+ *(BEGIN|END) [A-Z ]+-+");
    /** Blanks, quotes, and line breaks; some programs write a line break into a variable as a backslash and a letter. */
    private static final Pattern WRAPPING = Pattern.compile("\\\\[nr]|[\\s\\p{Z}\\p{Cntrl}\\uFEFF\"']+");

    private static final Pattern PADDING = Pattern.compile("=+$");

    private static final int LEAST_BITS = 512;
    /** The limit of Bouncy Castle. */
    private static final int MOST_BITS = 16_384;

    private static final String PRIVATE = "is a private key; give the public key that the developer portal shows";
    private static final String PART = "is no RSA public key, or only a part of one; copy it once more, all of it";

    private PublicKeyParser() {}

    public static RSAPublicKey parse(String text) throws InvalidValueException {
        Url.refuseIf(text.contains("PRIVATE KEY"), PRIVATE);
        byte[] der = der(text);
        try {
            ASN1Sequence sequence = ASN1Sequence.getInstance(der);
            boolean beginsWithNumber = sequence.getObjectAt(0) instanceof ASN1Integer;
            Url.refuseIf(beginsWithNumber && sequence.size() > 2, PRIVATE);
            return key(
                    beginsWithNumber ? org.bouncycastle.asn1.pkcs.RSAPublicKey.getInstance(sequence) : inner(sequence));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // Bouncy Castle throws many exceptions, and their messages may quote the text.
            throw new InvalidValueException(PART);
        }
    }

    private static byte[] der(String text) throws InvalidValueException {
        String base64 = WRAPPING.matcher(PEM_LINE.matcher(text).replaceAll("")).replaceAll("");
        String standard =
                PADDING.matcher(base64).replaceFirst("").replace('-', '+').replace('_', '/');
        try {
            return Base64.getDecoder().decode(standard);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException(PART);
        }
    }

    private static org.bouncycastle.asn1.pkcs.RSAPublicKey inner(ASN1Sequence sequence)
            throws IOException, InvalidValueException {
        SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(sequence);
        Url.refuseIf(
                !info.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption),
                "is a public key, but not one for RSA; copy the RSA public key");
        return org.bouncycastle.asn1.pkcs.RSAPublicKey.getInstance(info.parsePublicKey());
    }

    private static RSAPublicKey key(org.bouncycastle.asn1.pkcs.RSAPublicKey numbers)
            throws GeneralSecurityException, InvalidValueException {
        BigInteger modulus = numbers.getModulus();
        Url.refuseIf(
                modulus.bitLength() < LEAST_BITS || modulus.bitLength() > MOST_BITS,
                "is an RSA key of %d bits; must have %d to %d".formatted(modulus.bitLength(), LEAST_BITS, MOST_BITS));
        // Throws if the numbers are not a valid key.
        RSAKeyParameters checked = new RSAKeyParameters(false, modulus, numbers.getPublicExponent());
        return (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(checked.getModulus(), checked.getExponent()));
    }
}

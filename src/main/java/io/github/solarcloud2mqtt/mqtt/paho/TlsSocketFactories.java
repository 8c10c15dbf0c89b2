package io.github.solarcloud2mqtt.mqtt.paho;

import io.github.solarcloud2mqtt.mqtt.BrokerException;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings.Tls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.Certificates;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Creates socket factories from PEM files. The files are read for each connection, so that renewed ones are used. */
final class TlsSocketFactories {

    private TlsSocketFactories() {}

    /**
     * @throws BrokerException if a file cannot be used; the message names it
     */
    static SSLSocketFactory sockets(Tls tls) throws BrokerException {
        HandshakeCertificates.Builder certificates = new HandshakeCertificates.Builder();
        if (tls.caFile().isPresent()) {
            readCertificates("mqtt.tls.ca-file", tls.caFile().get()).forEach(certificates::addTrustedCertificate);
        } else {
            certificates.addPlatformTrustedCertificates();
        }
        if (tls.certificateFile().isPresent() && tls.keyFile().isPresent()) {
            show(certificates, tls.certificateFile().get(), tls.keyFile().get());
        }
        return certificates.build().sslSocketFactory();
    }

    private static void show(HandshakeCertificates.Builder certificates, Path certificateFile, Path keyFile)
            throws BrokerException {
        List<X509Certificate> chain = readCertificates("mqtt.tls.certificate-file", certificateFile);
        X509Certificate own = chain.get(0);
        X509Certificate[] between = chain.subList(1, chain.size()).toArray(X509Certificate[]::new);
        String key = read("mqtt.tls.key-file", keyFile);
        try {
            certificates.heldCertificate(HeldCertificate.decode(Certificates.certificatePem(own) + key), between);
        } catch (IllegalArgumentException e) {
            // The exception's message may quote the key, so it is not used.
            throw new BrokerException("mqtt.tls.key-file " + keyFile
                    + " cannot be used. Allowed is one private key in PEM (PKCS#8, it begins with"
                    + " -----BEGIN PRIVATE KEY-----) without a password; 'openssl pkcs8 -topk8 -nocrypt' makes one.");
        }
    }

    private static List<X509Certificate> readCertificates(String key, Path file) throws BrokerException {
        byte[] pem = read(key, file).getBytes(StandardCharsets.UTF_8);
        try {
            List<X509Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (CertificateException e) {
            // Reported below, as for a file without content.
        }
        throw new BrokerException(key + " " + file
                + " cannot be used. Allowed are certificates in PEM, each beginning with -----BEGIN CERTIFICATE-----.");
    }

    private static String read(String key, Path file) throws BrokerException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BrokerException(
                    key + " " + file + " cannot be read. Does it exist, and may this program read it?");
        }
    }
}

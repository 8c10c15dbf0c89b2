package io.github.solarcloud2mqtt.mqtt.paho;

import io.github.solarcloud2mqtt.mqtt.BrokerSettings;
import io.github.solarcloud2mqtt.text.PrintableText;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.paho.client.mqttv3.MqttException;

/**
 * Describes a failed or lost connection in a sentence: what happened, what it means, what to do.
 *
 * @param settings the settings of the connection
 */
record ConnectionErrorText(BrokerSettings settings) {

    /** The longest text of an exception, in characters. */
    private static final int LONGEST = 300;

    /** The connection could not be established. */
    String cannotConnect(Throwable failure) {
        return "Cannot connect to the MQTT broker " + settings.url() + ": " + reason(failure);
    }

    /** The connection could not be made, because scheme and port do not fit; see {@link PortProbe#mismatch}. */
    String wrongPort(String mismatch) {
        return "Cannot connect to the MQTT broker " + settings.url() + ": " + mismatch;
    }

    /** Whether the reason may be that scheme and port do not fit. */
    boolean mayBeWrongPort(Throwable failure) {
        boolean answered = failure instanceof MqttException refusal
                && answer(refusal.getReasonCode()).isPresent();
        return !answered
                && !isUnreachable(failure)
                && causes(failure).noneMatch(CertificateException.class::isInstance);
    }

    /** The server accepts the connection but never responds. */
    String silent() {
        return "Cannot connect to the MQTT broker " + settings.url()
                + ": something accepts the connection but does not respond like a broker."
                + " Are scheme and port in mqtt.url those of the broker?";
    }

    /** The broker does not confirm what it receives. */
    String stalled() {
        return "Lost the connection to the MQTT broker " + settings.url() + ": it has confirmed nothing for "
                + ConfirmationWatchdog.LIMIT.toSeconds() + " seconds. Is the broker overloaded?";
    }

    /** Whether the broker cannot be reached at all. */
    static boolean isUnreachable(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof UnknownHostException
                        || cause instanceof NoRouteToHostException
                        || cause instanceof ConnectException);
    }

    /** The established connection is lost. */
    String lost(Throwable failure) {
        boolean hungUp = causes(failure).anyMatch(EOFException.class::isInstance);
        return "Lost the connection to the MQTT broker " + settings.url() + ": "
                + (hungUp
                        ? "the broker closed the connection. If that repeats, does another program use the same mqtt.client-id \""
                                + settings.clientId() + "\"?"
                        : text(failure) + ".");
    }

    private String reason(Throwable failure) {
        if (failure instanceof MqttException refusal) {
            Optional<String> answer = answer(refusal.getReasonCode());
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return causes(failure)
                .flatMap(cause -> network(cause).stream())
                .findFirst()
                .orElseGet(() -> text(failure) + ". Is mqtt.url right, and is the broker running?");
    }

    /** The broker's own reason (MQTT 3.1.1, section 3.2.2.3). */
    private Optional<String> answer(int code) {
        return Optional.ofNullable(
                switch (code) {
                    case MqttException.REASON_CODE_INVALID_PROTOCOL_VERSION ->
                        "it does not support MQTT 3.1.1. Use a broker that does.";
                    case MqttException.REASON_CODE_INVALID_CLIENT_ID ->
                        "it does not accept the client id \"" + settings.clientId()
                                + "\". Choose another mqtt.client-id.";
                    case MqttException.REASON_CODE_BROKER_UNAVAILABLE ->
                        "it reports that it is not available now. Check the broker's log.";
                    case MqttException.REASON_CODE_FAILED_AUTHENTICATION, MqttException.REASON_CODE_NOT_AUTHORIZED ->
                        settings.username().isPresent()
                                ? "it refuses the login. Check mqtt.username and mqtt.password."
                                : "it requires a login. Set mqtt.username and mqtt.password.";
                    default -> null;
                });
    }

    private Optional<String> network(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return Optional.of("the host name is unknown. Is mqtt.url right?");
        }
        if (cause instanceof NoRouteToHostException || cause instanceof SocketTimeoutException) {
            return Optional.of("the host does not answer. Is mqtt.url right, and is the host running?");
        }
        if (cause instanceof ConnectException) {
            return Optional.of("the connection was refused. Is the broker running, and is mqtt.url right?"
                    + " (In a container, localhost is the container itself.)");
        }
        if (cause instanceof SSLException) {
            return Optional.of(encryption(cause));
        }
        if (settings.url().scheme().isEncrypted()
                && (cause instanceof EOFException || cause instanceof SocketException)) {
            return Optional.of(endedEncryption());
        }
        if (cause instanceof EOFException) {
            return Optional.of("it closed the connection before the login. Are scheme and port in mqtt.url "
                    + "those of the broker?");
        }
        return Optional.empty();
    }

    /** With TLS 1.3 a broker refuses a missing certificate only after the client has taken the connection for made. */
    private String endedEncryption() {
        return "it ended the encrypted connection before the login. "
                + (settings.tls().certificateFile().isPresent()
                        ? "Does it accept the certificate in mqtt.tls.certificate-file? See the broker's log."
                        : "If it requires a client certificate, set mqtt.tls.certificate-file and mqtt.tls.key-file.");
    }

    private String encryption(Throwable failure) {
        // Java 25 puts the name of the alert before the message.
        String text = text(failure).replaceFirst("^\\([a-z_]+\\) ", "");
        if (causes(failure).anyMatch(CertPathBuilderException.class::isInstance)) {
            return settings.tls()
                    .caFile()
                    .map(ConnectionErrorText::otherAuthority)
                    .orElse("the system does not trust the broker's certificate."
                            + " Give the certificate of the authority that signed it as mqtt.tls.ca-file.");
        }
        if (causes(failure)
                .anyMatch(cause -> cause instanceof CertificateExpiredException
                        || cause instanceof CertificateNotYetValidException)) {
            return "the broker's certificate is not valid today. Renew it, or is the clock of this machine wrong?";
        }
        if (text.startsWith("No subject alternative") || text.startsWith("No name matching")) {
            return "the broker's certificate is for another host (" + text
                    + "). Use the name in the certificate in mqtt.url.";
        }
        if (text.startsWith("Unsupported or unrecognized SSL message")) {
            return "it does not use TLS on this port. Use the port for TLS, often 8883, or tcp:// or ws://.";
        }
        if (text.contains("fatal alert")) {
            return "it ended the encrypted connection (" + text
                    + "). If it requires a client certificate, set mqtt.tls.certificate-file and mqtt.tls.key-file.";
        }
        return "the encrypted connection failed (" + text + "). Check mqtt.tls and the broker's log.";
    }

    private static String otherAuthority(Path caFile) {
        return "no authority in mqtt.tls.ca-file " + caFile
                + " signed the broker's certificate. Put the one that did there.";
    }

    /** A failure and its causes. */
    static Stream<Throwable> causes(Throwable failure) {
        // Some chains of causes are circular.
        return Stream.iterate(Optional.of(failure), Optional::isPresent, cause -> cause.map(Throwable::getCause))
                .flatMap(Optional::stream)
                .limit(10);
    }

    private static String text(Throwable failure) {
        String message = failure.getMessage();
        if (failure instanceof MqttException && failure.getCause() != null) {
            return text(failure.getCause());
        }
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : line(message);
    }

    /** One line of limited length: the text may contain the certificate's subject, which the other side chooses. */
    private static String line(String message) {
        String line = PrintableText.spaced(message);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}

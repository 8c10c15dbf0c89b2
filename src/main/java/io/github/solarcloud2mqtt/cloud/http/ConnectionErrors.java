package io.github.solarcloud2mqtt.cloud.http;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.text.PrintableText;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** Describes connection errors, and HTTP statuses whose body gives no reason. */
public final class ConnectionErrors {

    private static final int LONGEST_ERROR = 300;

    private final String cloud;
    private final String host;
    private final Duration timeout;
    private final Duration wrongSettings;
    private final UnconfirmedFailures unconfirmed;

    /**
     * @param cloud the name that the vendor gives its cloud
     * @param host the host that is called
     * @param timeout the time limit of a call
     * @param wrongSettings how long to wait if the host is not that of the cloud
     * @param unconfirmed decides when a status without the vendor's own envelope counts
     */
    public ConnectionErrors(
            String cloud, String host, Duration timeout, Duration wrongSettings, UnconfirmedFailures unconfirmed) {
        this.cloud = cloud;
        this.host = host;
        this.timeout = timeout;
        this.wrongSettings = wrongSettings;
        this.unconfirmed = unconfirmed;
    }

    /** The failure of a call without a response. */
    public CloudException.Transient unanswered(IOException e) {
        return new CloudException.Transient(sentence(e), e);
    }

    private String sentence(IOException e) {
        if (e instanceof UnknownHostException) {
            return "The address %s cannot be found. Check the internet connection and the name service (DNS), and base-url if it is set."
                    .formatted(host);
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return "%s cannot be reached. Check the internet connection and the firewall, and base-url if it is set."
                    .formatted(host);
        }
        if (e instanceof SSLException) {
            return "No secure connection to %s is possible (%s). Check the clock of this machine, and whether a proxy or a firewall opens secure connections."
                    .formatted(host, certificateError(e));
        }
        if (e instanceof InterruptedIOException) {
            return "%s did not answer within %d s. The bridge tries again by itself."
                    .formatted(host, timeout.toSeconds());
        }
        return "The connection to %s broke (%s). The bridge tries again by itself."
                .formatted(host, e.getClass().getSimpleName());
    }

    /** The text may contain the certificate's subject, which the other side chooses. */
    private static String certificateError(IOException e) {
        String text = PrintableText.spaced(String.valueOf(e.getMessage()));
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR) + "...";
    }

    /**
     * A response whose status is an error and whose body gives no reason; transient at first, as {@link UnconfirmedFailures}
     * says.
     *
     * @param status the HTTP status, not 401 or 429
     */
    public CloudException status(int status, String endpoint) {
        return unconfirmed.judge(endpoint, conclusion(status, endpoint));
    }

    private CloudException conclusion(int status, String endpoint) {
        if ((status >= 300 && status < 400) || status == 404 || status == 405) {
            return new CloudException.Rejected(
                    "%s is not the gateway of %s: it answered %s with HTTP %d. Check region, or base-url if it is set."
                            .formatted(host, cloud, endpoint, status),
                    wrongSettings);
        }
        if (status == 400 || status == 413) {
            return new CloudException.BadRequest(
                    "%s did not accept the call %s (HTTP %d).".formatted(host, endpoint, status));
        }
        return new CloudException.Transient(
                "%s could not serve %s (HTTP %d). The bridge tries again by itself.".formatted(host, endpoint, status));
    }
}

package io.github.solarcloud2mqtt.cloud.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;

class ConnectionErrorsTest {

    private final ConnectionErrors errors = new ConnectionErrors(
            "the cloud",
            "cloud.example.org",
            Duration.ofSeconds(30),
            Duration.ofHours(1),
            new UnconfirmedFailures(() -> Duration.ZERO));

    @Test
    void theSubjectOfACertificateForgesNoLineAndIsShort() {
        String subject = "CN=\u001b[31mevil\n2026 ERROR forged\u202e\u009b" + "x".repeat(1000);
        String line = "Hostname not verified: DN: CN= [31mevil 2026 ERROR forged ";
        assertThat(errors.unanswered(new SSLPeerUnverifiedException("Hostname not verified:\n DN: " + subject)))
                .hasMessage(
                        "No secure connection to cloud.example.org is possible (" + line
                                + "x".repeat(300 - line.length())
                                + "...). Check the clock of this machine, and whether a proxy or a firewall opens secure connections.");
    }
}

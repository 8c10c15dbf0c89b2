package io.github.solarcloud2mqtt.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Records all that the bridge logs until it is closed, and finds the secrets in logs and errors. */
public final class SecretLeakCheck implements AutoCloseable {

    private final List<String> secrets;
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.solarcloud2mqtt");
    private final Level levelBefore = logger.getLevel();

    /** @param secrets what must not be shown */
    public SecretLeakCheck(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.TRACE);
        logger.setAdditive(false);
    }

    /** A call to a cloud. */
    public interface Call {
        Object make() throws CloudException;
    }

    /** Makes a call. Its result may be an error that shows no secret; any other exception ends the test. */
    public void attempt(Call call) {
        try {
            assertThat(call.make()).isNotNull();
        } catch (CloudException e) {
            for (Throwable each = e; each != null; each = each.getCause()) {
                assertNoSecret(String.valueOf(each.getMessage()));
            }
        }
    }

    /** There are log lines, none of which shows a secret or the trace of an error. */
    public void assertNoSecretLogged() {
        assertThat(lines.list).isNotEmpty();
        for (ILoggingEvent line : lines.list) {
            assertNoSecret(line.getFormattedMessage());
            assertThat(line.getThrowableProxy()).isNull();
        }
    }

    private void assertNoSecret(String text) {
        secrets.forEach(secret -> assertThat(text).doesNotContain(secret));
    }

    @Override
    public void close() {
        logger.detachAppender(lines);
        logger.setLevel(levelBefore);
        logger.setAdditive(true);
    }
}

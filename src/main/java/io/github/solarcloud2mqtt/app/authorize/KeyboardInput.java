package io.github.solarcloud2mqtt.app.authorize;

import io.github.solarcloud2mqtt.app.authorize.ConsentInput.Source;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import org.slf4j.LoggerFactory;

/** Forwards the lines of standard input without blocking the caller. */
public final class KeyboardInput {

    private KeyboardInput() {}

    /** Starts reading, until the input or the program ends. */
    public static void listen(InputStream input, Queue<ConsentInput> inbox) {
        Thread thread = new Thread(() -> forward(input, inbox), "keyboard");
        thread.setDaemon(true);
        thread.start();
    }

    private static void forward(InputStream input, Queue<ConsentInput> inbox) {
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
            lines.lines().forEach(line -> inbox.add(new ConsentInput(Source.KEYBOARD, line)));
        } catch (UncheckedIOException e) {
            LoggerFactory.getLogger(KeyboardInput.class).debug("The standard input failed", e);
        } finally {
            inbox.add(new ConsentInput(Source.KEYBOARD_ENDED, ""));
        }
    }
}

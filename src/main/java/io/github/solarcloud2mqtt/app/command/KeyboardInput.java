package io.github.solarcloud2mqtt.app.command;

import io.github.solarcloud2mqtt.app.command.ConsentInput.Source;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import org.slf4j.LoggerFactory;

/** Passes on what is typed, line by line, without keeping anybody waiting. */
final class KeyboardInput {

    private KeyboardInput() {}

    /** Begins to listen, until the input ends or the program does. */
    static void listen(InputStream input, Queue<ConsentInput> inbox) {
        Thread thread = new Thread(() -> passOn(input, inbox), "keyboard");
        thread.setDaemon(true);
        thread.start();
    }

    private static void passOn(InputStream input, Queue<ConsentInput> inbox) {
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
            lines.lines().forEach(line -> inbox.add(new ConsentInput(Source.KEYBOARD, line)));
        } catch (UncheckedIOException e) {
            LoggerFactory.getLogger(KeyboardInput.class).debug("The keyboard broke off", e);
        } finally {
            inbox.add(new ConsentInput(Source.KEYBOARD_ENDED, ""));
        }
    }
}

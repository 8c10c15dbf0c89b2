package io.github.solarcloud2mqtt.app.history;

import java.io.PrintWriter;

/** Says what remains when the user or the system stops a run. */
public final class StopNotice {
    private final Thread hook;

    /**
     * @param messages where to print
     * @param sentence what is safe, and how to go on
     */
    public StopNotice(PrintWriter messages, String sentence) {
        hook = new Thread(
                () -> {
                    messages.println();
                    messages.println(sentence);
                    messages.flush();
                },
                "stop notice");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The run has ended by itself. */
    public void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is being stopped, and the notice is printed.
        }
    }
}

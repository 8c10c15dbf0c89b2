package io.github.solarcloud2mqtt.app.command;

import io.github.solarcloud2mqtt.app.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * The result of a command line.
 *
 * @param exitCode the exit code
 * @param out what it printed
 * @param err what it printed to standard error
 */
record Console(int exitCode, String out, String err) {

    /** Runs the program in this process. */
    static Console run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exitCode = commandLine.execute(arguments);
        return new Console(exitCode, out.toString(), err.toString());
    }
}

package io.github.solarcloud2mqtt.app;

import io.github.solarcloud2mqtt.app.command.Program;
import picocli.CommandLine;

/** The main class. */
public final class Main {

    private Main() {}

    /** Runs a command and exits with its exit code: 0 success, 1 failure, 2 wrong command line or configuration. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    public static CommandLine commandLine() {
        return Program.commandLine();
    }
}

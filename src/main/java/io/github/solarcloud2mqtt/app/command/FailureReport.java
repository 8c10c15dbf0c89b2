package io.github.solarcloud2mqtt.app.command;

import io.github.solarcloud2mqtt.app.console.CommandFailedException;
import io.github.solarcloud2mqtt.app.console.PrintableWriter;
import io.github.solarcloud2mqtt.config.hocon.ConfigurationException;
import java.io.PrintWriter;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints why a command failed, in words instead of a stack trace. */
final class FailureReport implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parseResult) {
        if (failure instanceof ConfigurationException configuration) {
            configuration.errors().forEach(error -> print(error, commandLine));
            return ExitCode.USAGE;
        }
        if (failure instanceof CommandFailedException) {
            print(String.valueOf(failure.getMessage()), commandLine);
            return ExitCode.SOFTWARE;
        }
        LoggerFactory.getLogger(FailureReport.class).error("This is a bug. Please report it.", failure);
        return ExitCode.SOFTWARE;
    }

    /** Prints a sentence to standard error. */
    static void print(String sentence, CommandLine commandLine) {
        PrintWriter err = new PrintableWriter(commandLine.getErr());
        err.println(sentence);
        err.flush();
    }
}

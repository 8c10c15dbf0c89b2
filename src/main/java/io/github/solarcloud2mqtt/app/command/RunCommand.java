package io.github.solarcloud2mqtt.app.command;

import io.github.solarcloud2mqtt.app.component.AppComponent;
import io.github.solarcloud2mqtt.app.component.DaggerAppComponent;
import io.github.solarcloud2mqtt.time.ScaledClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParentCommand;

/** The bridge, until it is told to end. */
@Command(name = "run", description = "Runs the bridge until it is stopped.")
public final class RunCommand implements Callable<Integer> {

    /** With what comes before it, the end takes less than two seconds. */
    private static final Duration LONGEST_RENEWAL = Duration.ofMillis(1_400);

    @ParentCommand
    private @Nullable Program program;

    /** For the command line, which sets the program. */
    RunCommand() {}

    RunCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        AppComponent app = DaggerAppComponent.factory()
                .create(Objects.requireNonNull(program).settings(), new ScaledClock(InstantSource.system(), 1));
        app.bridge().start();
        stopWhenTold(() -> {
            app.bridge().stop();
            // Tokens that are being renewed would be lost, and with them the consent of the owner.
            app.state().finish(LONGEST_RENEWAL);
        });
        new CountDownLatch(1).await();
        return ExitCode.OK;
    }

    /** Ends the program with exit code 0 when the system tells it to. */
    public static void stopWhenTold(Runnable stop) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stop.run();
                            // Being stopped is how this program ends; it is no failure.
                            Runtime.getRuntime().halt(ExitCode.OK);
                        },
                        "shutdown"));
    }
}

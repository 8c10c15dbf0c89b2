package io.github.solarcloud2mqtt.app.command;

import io.github.solarcloud2mqtt.app.component.AppComponent;
import io.github.solarcloud2mqtt.app.component.DaggerAppComponent;
import io.github.solarcloud2mqtt.app.component.Version;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.time.ScaledClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParentCommand;

/** Runs the bridge until the system stops it. */
@Command(name = "run", description = "Runs the bridge until it is stopped.")
final class RunCommand implements Callable<Integer> {

    /** Keeps the whole shutdown below two seconds. */
    private static final Duration LONGEST_RENEWAL = Duration.ofMillis(1_400);

    @ParentCommand
    private @Nullable Program program;

    /** For picocli, which sets the program. */
    RunCommand() {}

    RunCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        Program options = Objects.requireNonNull(program);
        Settings settings = options.settings();
        Logger log = LoggerFactory.getLogger(RunCommand.class);
        log.info(
                "solarcloud2mqtt {} starts with {} and the state directory {}.",
                Version.number(),
                options.configurationSource(),
                settings.stateDirectory().toAbsolutePath());
        AppComponent app = DaggerAppComponent.factory().create(settings, new ScaledClock(InstantSource.system(), 1));
        app.bridge().start();
        onShutdown(() -> {
            log.info("solarcloud2mqtt {} stops.", Version.number());
            app.bridge().stop();
            // A renewal in progress must store its tokens; otherwise the consent of the owner is lost.
            app.state().locks().finish(LONGEST_RENEWAL);
        });
        new CountDownLatch(1).await();
        return ExitCode.OK;
    }

    /** Runs a task when the system stops the program, which then ends with exit code 0. */
    static void onShutdown(Runnable stop) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stop.run();
                            // A stop is the normal end of this program.
                            Runtime.getRuntime().halt(ExitCode.OK);
                        },
                        "shutdown"));
    }
}

package io.github.solarcloud2mqtt.app.command;

import io.github.solarcloud2mqtt.app.authorize.ConsentDialog;
import io.github.solarcloud2mqtt.app.authorize.ConsentInput;
import io.github.solarcloud2mqtt.app.authorize.KeyboardInput;
import io.github.solarcloud2mqtt.app.component.AppComponent;
import io.github.solarcloud2mqtt.app.component.CloudComponent;
import io.github.solarcloud2mqtt.app.component.DaggerAppComponent;
import io.github.solarcloud2mqtt.app.console.CommandFailedException;
import io.github.solarcloud2mqtt.app.console.PrintableWriter;
import io.github.solarcloud2mqtt.config.IsolarcloudSettings.Consent;
import io.github.solarcloud2mqtt.time.ScaledClock;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Obtains the consent of plant owners, for clouds with OAuth 2.0. */
@Command(
        name = "authorize",
        description =
                "Asks for the consent of the plants' owner, for clouds with auth.method = oauth2: prints the page to open, "
                        + "waits for the code that comes back from there or is pasted, and stores the tokens.")
final class AuthorizeCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable Program program;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "CLOUD",
            description = "The name of the cloud in the configuration (default: all that have auth.method = oauth2).")
    private @Nullable String name;

    @Override
    public Integer call() throws Exception {
        AppComponent app = DaggerAppComponent.factory()
                .create(Objects.requireNonNull(program).settings(), new ScaledClock(InstantSource.system(), 1));
        List<CloudComponent> clouds = wanted(app.clouds());
        BlockingQueue<ConsentInput> inbox = new LinkedBlockingQueue<>();
        KeyboardInput.listen(System.in, inbox);
        boolean allStored = true;
        for (CloudComponent cloud : clouds) {
            allStored &= stored(cloud, inbox);
        }
        return allStored ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<CloudComponent> wanted(List<CloudComponent> clouds) {
        List<CloudComponent> able =
                clouds.stream().filter(cloud -> cloud.consent().isPresent()).toList();
        List<CloudComponent> wanted = able.stream()
                .filter(cloud -> name == null || name.equals(cloud.settings().name()))
                .toList();
        if (wanted.isEmpty()) {
            String which = name == null ? "There is no cloud" : "There is no cloud " + name;
            String others = able.isEmpty()
                    ? ""
                    : " There are: "
                            + String.join(
                                    ", ",
                                    able.stream()
                                            .map(cloud -> cloud.settings().name())
                                            .toList())
                            + ".";
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    which + " with auth.method = oauth2 in the configuration." + others);
        }
        return wanted;
    }

    private boolean stored(CloudComponent cloud, BlockingQueue<ConsentInput> inbox) throws InterruptedException {
        PrintWriter out =
                new PrintableWriter(Objects.requireNonNull(spec).commandLine().getOut());
        Consent consent = cloud.consent().orElseThrow();
        try {
            new ConsentDialog(cloud.settings().name(), consent, cloud.authorization(), out, inbox).run();
            return true;
        } catch (CommandFailedException e) {
            FailureReport.print(String.valueOf(e.getMessage()), spec.commandLine());
            return false;
        } finally {
            cloud.budget().save();
        }
    }
}

package io.github.solarcloud2mqtt.cloud.isolarcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.isolarcloud.KillableFileSystem.Killed;
import io.github.solarcloud2mqtt.cloud.isolarcloud.auth.OAuthAuthorization;
import io.github.solarcloud2mqtt.secret.Secret;
import io.github.solarcloud2mqtt.state.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed between any two steps of a renewal. The simulated gateway accepts each code and each refresh
 * token once, as the cloud does.
 */
class KilledWhileRenewingTest {

    private static final String FAULTS = "getFaultAlarmInfo";
    private static final String ENDED = "The consent to read the plants has ended: ";
    private static final String NONE = "There is no consent yet to read the plants.";

    @TempDir
    Path directory;

    /** How many pairs of tokens the gateway has issued. */
    private int pairs;

    private IsolarcloudServer gateway(Path folder) throws IOException {
        pairs = 0;
        IsolarcloudServer gateway = new IsolarcloudServer(folder);
        gateway.always(FAULTS, IsolarcloudServer.success("{\"row_count\":0,\"pageList\":[]}"));
        gateway.always("token", "{}");
        gateway.always("refreshToken", "{}");
        gateway.seal = (request, answer) -> strict(request, answer, gateway);
        return gateway;
    }

    private MockResponse strict(RecordedRequest request, MockResponse answer, IsolarcloudServer gateway) {
        String endpoint = request.getTarget().replaceFirst(".*/", "");
        return switch (endpoint) {
            case "token" -> pairs == 0 ? next() : IsolarcloudServer.response(200, IsolarcloudServer.failure("2"));
            case "refreshToken" -> {
                String given = String.valueOf(
                        gateway.sent.get(gateway.sent.size() - 1).body().get("refresh_token"));
                yield given.equals("refresh" + pairs)
                        ? next()
                        : IsolarcloudServer.response(200, IsolarcloudServer.success("{\"code\":\"5\"}"));
            }
            default ->
                IsolarcloudServer.bearer(request).equals("access" + pairs)
                        ? answer
                        : IsolarcloudServer.response(401, IsolarcloudServer.INVALID_TOKEN);
        };
    }

    private MockResponse next() {
        pairs++;
        return IsolarcloudServer.response(
                200,
                IsolarcloudServer.success("{\"access_token\":\"access" + pairs + "\",\"refresh_token\":\"refresh"
                        + pairs + "\",\"expires_in\":172799}"));
    }

    private static void redeem(IsolarcloudServer gateway, StateDirectory state) throws CloudException, IOException {
        new OAuthAuthorization(gateway.application(), gateway.context(state), new OkHttpClient())
                .redeem(new Secret(IsolarcloudServer.CODE), IsolarcloudServer.REDIRECT_URI);
    }

    @Test
    void aKillWhileRenewingLeavesTheOldTokensTheNewOnesOrTheOneClearState() throws Exception {
        List<String> outcomes = new ArrayList<>();
        boolean killed = true;
        for (int step = 0; killed; step++) {
            Path folder = Files.createDirectories(directory.resolve("renewing" + step));
            try (IsolarcloudServer gateway = gateway(folder)) {
                redeem(gateway, gateway.state);
                gateway.now.updateAndGet(now -> now.plus(Duration.ofDays(2)));
                KillableFileSystem disk = new KillableFileSystem(folder, step);
                IsolarcloudCloud bridge =
                        gateway.platform(gateway.application(), new StateDirectory(disk.path(folder)));
                killed = catchThrowable(() -> bridge.faults(List.of())) instanceof Killed;
                outcomes.add(afterRestart(gateway));
            }
        }
        // Nothing is lost before the cloud has answered, or after the file was moved into place.
        assertThat(String.join(" ", outcomes)).matches("(old )+(ended )+(new ?)+");
    }

    /** The tokens of a new process, if it has any. */
    private String afterRestart(IsolarcloudServer gateway) throws CloudException {
        int given = pairs;
        IsolarcloudCloud restarted = gateway.platform();
        try {
            restarted.faults(List.of());
            return given == 1 ? "old" : "new";
        } catch (Rejected e) {
            assertThat(e).hasMessageStartingWith(ENDED).hasMessageContaining("Run \"authorize home\"");
            return "ended";
        }
    }

    @Test
    void aKillWhileAuthorizingLeavesTheTokensOrNone() throws Exception {
        List<String> outcomes = new ArrayList<>();
        boolean killed = true;
        for (int step = 0; killed; step++) {
            Path folder = Files.createDirectories(directory.resolve("authorizing" + step));
            try (IsolarcloudServer gateway = gateway(folder)) {
                KillableFileSystem disk = new KillableFileSystem(folder, step);
                killed = catchThrowable(() -> redeem(gateway, new StateDirectory(disk.path(folder)))) instanceof Killed;
                if (Files.exists(folder.resolve("consent-home.json"))) {
                    gateway.platform().faults(List.of());
                    outcomes.add("works");
                } else {
                    assertThatThrownBy(() -> gateway.platform().faults(List.of()))
                            .isInstanceOf(Rejected.class)
                            .hasMessageStartingWith(NONE);
                    outcomes.add(pairs == 0 ? "code-good" : "code-spent");
                }
            }
        }
        assertThat(String.join(" ", outcomes)).matches("(code-good )+(code-spent )+(works ?)+");
    }
}

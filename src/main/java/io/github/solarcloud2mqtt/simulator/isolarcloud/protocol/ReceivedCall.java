package io.github.solarcloud2mqtt.simulator.isolarcloud.protocol;

import io.github.solarcloud2mqtt.simulator.http.HttpRequest;
import java.time.Instant;

/**
 * A call on its way through the cloud.
 *
 * @param time when it came
 * @param path after {@code /openapi/}, such as {@code platform/getFaultAlarmInfo}
 * @param request what was sent, decrypted as soon as it has been
 */
public record ReceivedCall(Instant time, String path, HttpRequest request) {

    private static final String PLATFORM = "platform/";
    private static final String TOKENS = "apiManage/";

    /** The last part of the path. */
    public String endpoint() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether it comes from the family of calls that need the consent of an owner. */
    public boolean isPlatform() {
        return path.startsWith(PLATFORM);
    }

    /** Whether it asks for the tokens of such calls. */
    public boolean isAboutTokens() {
        return path.startsWith(TOKENS);
    }

    public boolean isLogin() {
        return path.equals("login");
    }

    ReceivedCall decrypted(HttpRequest plain) {
        return new ReceivedCall(time, path, plain);
    }
}

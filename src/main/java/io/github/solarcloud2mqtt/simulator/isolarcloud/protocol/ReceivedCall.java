package io.github.solarcloud2mqtt.simulator.isolarcloud.protocol;

import io.github.solarcloud2mqtt.simulator.http.HttpRequest;
import java.time.Instant;

/**
 * A received call.
 *
 * @param time of arrival
 * @param path after {@code /openapi/}, such as {@code platform/getFaultAlarmInfo}
 * @param request the request, decrypted if it was encrypted
 */
public record ReceivedCall(Instant time, String path, HttpRequest request) {

    private static final String PLATFORM = "platform/";
    private static final String TOKENS = "apiManage/";

    /** The last part of the path. */
    public String endpoint() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether it belongs to the platform API, which needs the consent of an owner. */
    public boolean isPlatform() {
        return path.startsWith(PLATFORM);
    }

    /** Whether it requests OAuth 2.0 tokens. */
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

package io.github.solarcloud2mqtt.simulator;

import java.time.Instant;

/**
 * A call on its way through the cloud.
 *
 * @param time when it came
 * @param path after {@code /openapi/}, such as {@code platform/getFaultAlarmInfo}
 * @param request what was sent, decrypted as soon as it has been
 */
record Incoming(Instant time, String path, Request request) {

    private static final String PLATFORM = "platform/";
    private static final String TOKENS = "apiManage/";

    /** The last part of the path. */
    String endpoint() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether it comes from the family of calls that need the consent of an owner. */
    boolean isPlatform() {
        return path.startsWith(PLATFORM);
    }

    /** Whether it asks for the tokens of such calls. */
    boolean isAboutTokens() {
        return path.startsWith(TOKENS);
    }

    boolean isLogin() {
        return path.equals("login");
    }

    Incoming decrypted(Request plain) {
        return new Incoming(time, path, plain);
    }
}

package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.wire.RefusedCall;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Adds the headers that depend on the account: the secret key and the language. */
final class AccountHeaders implements Interceptor {

    private final IsolarcloudAccount account;

    AccountHeaders(IsolarcloudAccount account) {
        this.account = account;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        return chain.proceed(chain.request()
                .newBuilder()
                .header(
                        "x-access-key",
                        printable("secret-key", account.secretKey().reveal()))
                .header("lang", printable("language", account.language()))
                .build());
    }

    /** Checked here, because OkHttp would print the value it refuses. */
    private static String printable(String setting, String value) throws IOException {
        if (!value.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new RefusedCall(new CloudException.Rejected(
                    setting + " contains a blank, a line break or a character that cannot be sent. Copy it again from "
                            + "the developer portal.",
                    Duration.ofHours(1)));
        }
        return value;
    }
}

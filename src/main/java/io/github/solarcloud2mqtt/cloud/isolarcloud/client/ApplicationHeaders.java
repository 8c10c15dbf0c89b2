package io.github.solarcloud2mqtt.cloud.isolarcloud.client;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.http.CloudIOException;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Application;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Adds the headers that depend on the application: the secret key and the language. */
final class ApplicationHeaders implements Interceptor {

    private final Application application;

    ApplicationHeaders(Application application) {
        this.application = application;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        return chain.proceed(chain.request()
                .newBuilder()
                .header(
                        "x-access-key",
                        printable("secret-key", application.secretKey().reveal()))
                .header("lang", printable("language", application.language()))
                .build());
    }

    /** Checks the value, because OkHttp's exception would contain a refused value. */
    private static String printable(String setting, String value) throws IOException {
        if (!value.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new CloudIOException(new CloudException.Rejected(
                    setting + " contains a blank, a line break or a character that cannot be sent. Copy it again from "
                            + "the developer portal.",
                    Duration.ofHours(1)));
        }
        return value;
    }
}

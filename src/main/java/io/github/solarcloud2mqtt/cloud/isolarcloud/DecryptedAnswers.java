package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.wire.AnswerReader;
import io.github.solarcloud2mqtt.cloud.wire.BrokenAnswer;
import java.io.IOException;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;

/**
 * Decrypts answers with the key of their call. The documents do not tell whether failures are encrypted too, and where
 * the cloud could not read the key they cannot be: so what does not look encrypted is left as it is.
 */
final class DecryptedAnswers implements Interceptor {

    /** Two digits for each byte of the longest answer. */
    private static final long MAX_DIGITS = 2 * AnswerReader.MAX_BYTES;

    private final Encryption encryption;

    DecryptedAnswers(Encryption encryption) {
        this.encryption = encryption;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        Optional<CallKey> key = Optional.ofNullable(response.networkResponse())
                .map(Response::request)
                .map(DecryptedAnswers::keyOf);
        return key.isPresent() ? decrypted(response, key.get()) : response;
    }

    private static CallKey keyOf(Request request) {
        return request.tag(CallKey.class);
    }

    private Response decrypted(Response response, CallKey key) throws IOException {
        try (ResponseBody body = response.body()) {
            String text = text(body);
            String hex = text.strip();
            String plain = isHex(hex) ? encryption.decrypted(hex, key) : text;
            return response.newBuilder()
                    // The cloud may repeat the key where it complains of it.
                    .body(ResponseBody.create(key.masked(plain), body.contentType()))
                    .build();
        }
    }

    private static String text(ResponseBody body) throws IOException {
        BufferedSource source = body.source();
        if (source.request(MAX_DIGITS)) {
            throw new BrokenAnswer("is longer than any answer should be");
        }
        return source.readUtf8();
    }

    private static boolean isHex(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }
}

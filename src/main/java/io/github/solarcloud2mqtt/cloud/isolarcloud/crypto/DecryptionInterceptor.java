package io.github.solarcloud2mqtt.cloud.isolarcloud.crypto;

import io.github.solarcloud2mqtt.cloud.http.ResponseReader;
import java.io.IOException;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Decrypts responses with the key of their call. The documentation does not say whether failures are encrypted, and if the
 * cloud cannot read the key they are not, so a body that is not hexadecimal stays unchanged.
 */
public final class DecryptionInterceptor implements Interceptor {

    private final CallCipher encryption;

    public DecryptionInterceptor(CallCipher encryption) {
        this.encryption = encryption;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        Optional<CallEncryptionKey> key = Optional.ofNullable(response.networkResponse())
                .map(Response::request)
                .map(DecryptionInterceptor::keyOf);
        return key.isPresent() ? decrypted(response, key.get()) : response;
    }

    private static CallEncryptionKey keyOf(Request request) {
        return request.tag(CallEncryptionKey.class);
    }

    private Response decrypted(Response response, CallEncryptionKey key) throws IOException {
        String text = ResponseReader.text(response.body());
        String hex = text.strip();
        String plain = isHex(hex) ? encryption.decrypted(hex, key) : text;
        return response.newBuilder()
                // The cloud may repeat the key in an error message. The text is UTF-8, whatever the body was.
                .body(ResponseBody.create(key.masked(plain), null))
                .build();
    }

    private static boolean isHex(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }
}

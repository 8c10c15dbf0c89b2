package io.github.solarcloud2mqtt.cloud.isolarcloud.crypto;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;

/**
 * Encrypts request bodies (Sungrow Open API V1, appendix 7). As a network interceptor it also runs for OkHttp's retries, so
 * that each attempt has its own key, nonce and time stamp: the cloud refuses a repeated nonce with code E910. The key is a
 * tag of the request, for {@link DecryptionInterceptor}. Requests without a body and {@link CallForm#PLAIN} requests stay
 * unchanged.
 */
public final class EncryptionInterceptor implements Interceptor {

    private static final int NONCE_LENGTH = 32;

    private final CallCipher encryption;
    private final InstantSource clock;
    private final SecureRandom random;

    /**
     * @param clock the cloud's time
     */
    public EncryptionInterceptor(CallCipher encryption, InstantSource clock, SecureRandom random) {
        this.encryption = encryption;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        RequestBody body = request.body();
        boolean plain = request.tag(CallForm.class) == CallForm.PLAIN;
        return chain.proceed(body == null || plain ? request : encrypted(request, body));
    }

    private Request encrypted(Request request, RequestBody body) throws IOException {
        CallEncryptionKey key = CallEncryptionKey.random(random);
        String hex = encryption.encrypted(stamped(bytes(body)), key);
        return request.newBuilder()
                .method(
                        request.method(),
                        RequestBody.create(hex.getBytes(StandardCharsets.US_ASCII), body.contentType()))
                .header("Content-Length", String.valueOf(hex.length()))
                .header("x-random-secret-key", encryption.sealed(key))
                .tag(CallEncryptionKey.class, key)
                .build();
    }

    private static Buffer bytes(RequestBody body) throws IOException {
        Buffer bytes = new Buffer();
        body.writeTo(bytes);
        return bytes;
    }

    /** The body, which is a JSON object, with nonce and time stamp as its first member. */
    private String stamped(Buffer body) throws IOException {
        Buffer stamped = new Buffer();
        try (JsonReader reader = JsonReader.of(body);
                JsonWriter writer = JsonWriter.of(stamped)) {
            writer.beginObject();
            writer.name("api_key_param").beginObject();
            writer.name("nonce").value(CallEncryptionKey.randomText(NONCE_LENGTH, random));
            writer.name("timestamp").value(String.valueOf(clock.millis()));
            writer.endObject();
            reader.beginObject();
            while (reader.hasNext()) {
                writer.name(reader.nextName()).value(reader.nextSource());
            }
            reader.endObject();
            writer.endObject();
        }
        return stamped.readUtf8();
    }
}

package io.github.solarcloud2mqtt.cloud.http;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import java.io.EOFException;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.ResponseBody;
import okio.Buffer;
import retrofit2.Converter;
import retrofit2.Retrofit;

/**
 * Parses response bodies. Reads the whole body before parsing, so that a broken connection is not reported as a malformed
 * response.
 */
public final class ResponseReader extends Converter.Factory {

    /** The size limit of a response: more than any page of a list needs, and small enough for a Raspberry Pi. */
    public static final long MAX_BYTES = 8L << 20;

    private final Moshi moshi;

    public ResponseReader(Moshi moshi) {
        this.moshi = moshi;
    }

    @Override
    public Converter<ResponseBody, ?> responseBodyConverter(Type type, Annotation[] annotations, Retrofit retrofit) {
        JsonAdapter<Object> adapter = moshi.adapter(type);
        return body -> read(body, adapter);
    }

    /**
     * Reads a body and closes it.
     *
     * @throws MalformedResponseException if the body is complete, but cannot be parsed
     * @throws IOException if the connection breaks
     */
    public static <T> T read(ResponseBody body, JsonAdapter<T> adapter) throws IOException {
        return decode(new Buffer().writeUtf8(text(body)), adapter);
    }

    /**
     * Reads a body as text and closes it, whatever its encoding: that of a byte order mark, UTF-16 without one, UTF-8, or
     * else the charset that the response declares.
     *
     * @throws IOException if the connection breaks, or the body is too long
     */
    public static String text(ResponseBody body) throws IOException {
        try (body) {
            return ResponseEncoding.decode(body.source().readByteArray(), body.contentType());
        }
    }

    private static <T> T decode(Buffer bytes, JsonAdapter<T> adapter) throws MalformedResponseException {
        if (!looksLikeJson(bytes)) {
            throw bytes.exhausted() ? new MalformedResponseException("is empty") : MalformedResponseException.text();
        }
        try {
            T answer = adapter.fromJson(bytes);
            if (answer == null) {
                throw new MalformedResponseException("is empty");
            }
            return answer;
        } catch (EOFException e) {
            throw new MalformedResponseException("ends in the middle");
        } catch (MalformedResponseException e) {
            throw e;
        } catch (JsonDataException e) {
            throw new MalformedResponseException("is invalid: " + e.getMessage());
        } catch (IOException e) {
            throw new MalformedResponseException("is damaged JSON");
        }
    }

    /** Whether the first character that is no white space begins an object or a list. */
    private static boolean looksLikeJson(Buffer bytes) {
        for (long i = 0; i < bytes.size(); i++) {
            int c = bytes.getByte(i) & 0xff;
            if (c > ' ') {
                return c == '{' || c == '[';
            }
        }
        return false;
    }
}

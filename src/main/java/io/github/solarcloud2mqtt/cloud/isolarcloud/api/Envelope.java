package io.github.solarcloud2mqtt.cloud.isolarcloud.api;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of every response. A failure has a code and a message; the gateway's filter writes {@code error} and
 * {@code error_description} instead, which are used as code and message.
 *
 * @param code {@code 1} for success
 * @param message the cloud's own message
 * @param data the content; empty for a failure
 * @param flaw the error in the data of a success and its location, if the data cannot be read
 */
public record Envelope<T>(String code, String message, Optional<T> data, Optional<String> flaw) {

    /** Stands for HTTP 401 without an envelope. */
    public static final String HTTP_UNAUTHORIZED = "401";

    /** Stands for HTTP 429, whose body does not matter. */
    public static final String HTTP_TOO_MANY = "429";

    private static final String SUCCESS = "1";

    /** A failure whose code is not in the response's own {@code result_code}. */
    public static <T> Envelope<T> failed(String code, String message) {
        return new Envelope<>(code, message, Optional.empty(), Optional.empty());
    }

    public boolean succeeded() {
        return code.equals(SUCCESS);
    }

    /** Whether the cloud itself has answered: with success or one of its codes. */
    public boolean isOfCloud() {
        boolean bareStatus = code.equals(HTTP_UNAUTHORIZED) || code.equals(HTTP_TOO_MANY);
        return succeeded() || (!bareStatus && IsolarcloudResultCode.of(code).isPresent());
    }

    /** Creates adapters that read responses; they cannot write. */
    static @Nullable JsonAdapter<?> adapter(Type type, Moshi moshi) {
        return Types.getRawType(type) == Envelope.class && type instanceof ParameterizedType envelope
                ? new Adapter<>(moshi.adapter(envelope.getActualTypeArguments()[0]), moshi.adapter(String.class))
                : null;
    }

    private static final class Adapter<T> extends JsonAdapter<Envelope<T>> {
        private final JsonAdapter<T> data;
        private final JsonAdapter<String> text;

        Adapter(JsonAdapter<T> data, JsonAdapter<String> text) {
            this.data = data;
            this.text = text;
        }

        @Override
        public Envelope<T> fromJson(JsonReader reader) throws IOException {
            Parts<T> parts = new Parts<>();
            reader.beginObject();
            while (reader.hasNext()) {
                switch (reader.nextName()) {
                    case "result_code" -> parts.code = text.fromJson(reader);
                    case "result_msg" -> parts.message = text.fromJson(reader);
                    case "error" -> parts.error = text.fromJson(reader);
                    case "error_description" -> parts.description = text.fromJson(reader);
                    case "result_data" -> readData(reader, parts);
                    default -> reader.skipValue();
                }
            }
            reader.endObject();
            return parts.envelope();
        }

        /** Reads ahead, because malformed data matters only in a success, and the code may follow later. */
        private void readData(JsonReader reader, Parts<T> parts) throws IOException {
            try (JsonReader ahead = reader.peekJson()) {
                parts.data = data.fromJson(ahead);
                parts.flaw = parts.data == null ? "there is no result_data" : null;
            } catch (JsonDataException e) {
                parts.flaw = String.valueOf(e.getMessage());
            }
            reader.skipValue();
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable Envelope<T> value) {
            throw new UnsupportedOperationException("answers are read, not written");
        }
    }

    private static final class Parts<T> {
        private @Nullable String code;
        private @Nullable String message;
        private @Nullable String error;
        private @Nullable String description;
        private @Nullable T data;
        private @Nullable String flaw = "there is no result_data";

        Envelope<T> envelope() {
            if (code == null && error == null) {
                throw new JsonDataException("there is no result_code");
            }
            String found = code != null ? code : String.valueOf(error);
            String said = message != null ? message : description != null ? description : "";
            return found.equals(SUCCESS)
                    ? new Envelope<>(found, said, Optional.ofNullable(data), Optional.ofNullable(flaw))
                    : failed(found, said);
        }
    }
}

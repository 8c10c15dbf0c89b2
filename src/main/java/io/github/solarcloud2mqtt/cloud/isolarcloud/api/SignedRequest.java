package io.github.solarcloud2mqtt.cloud.isolarcloud.api;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.solarcloud2mqtt.secret.Secret;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request body with the members that every request has; one flat object in JSON.
 *
 * @param token absent in the login, and if it is sent in a header
 * @param parameters the members of this endpoint
 */
public record SignedRequest<P>(Secret appKey, Optional<Secret> token, String language, P parameters) {

    /** A request of an application. */
    public static <P> SignedRequest<P> by(Application application, Optional<Secret> token, P parameters) {
        return new SignedRequest<>(application.appKey(), token, application.language(), parameters);
    }

    /** Creates adapters that write requests; they cannot read. */
    static @Nullable JsonAdapter<?> adapter(Type type, Moshi moshi) {
        return Types.getRawType(type) == SignedRequest.class && type instanceof ParameterizedType signed
                ? new Adapter<>(moshi.adapter(signed.getActualTypeArguments()[0]))
                : null;
    }

    private static final class Adapter<P> extends JsonAdapter<SignedRequest<P>> {
        private final JsonAdapter<P> parameters;

        Adapter(JsonAdapter<P> parameters) {
            this.parameters = parameters;
        }

        @Override
        public SignedRequest<P> fromJson(JsonReader reader) {
            throw new UnsupportedOperationException("requests are written, not read");
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable SignedRequest<P> value) throws IOException {
            SignedRequest<P> request = Objects.requireNonNull(value);
            writer.beginObject();
            writer.name("appkey").value(request.appKey.reveal());
            if (request.token.isPresent()) {
                writer.name("token").value(request.token.get().reveal());
            }
            writer.name("lang").value(request.language);
            int flat = writer.beginFlatten();
            parameters.toJson(writer, request.parameters);
            writer.endFlatten(flat);
            writer.endObject();
        }
    }
}

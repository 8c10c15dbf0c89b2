package io.github.solarcloud2mqtt.cloud.isolarcloud.api;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.TokenResult;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads responses with tokens. The vendor documents them in an envelope; other clients received them without one, with all
 * members on the top level.
 */
final class TokenEnvelope extends JsonAdapter<Envelope<TokenResult>> {

    private static final Type TYPE = Types.newParameterizedType(Envelope.class, TokenResult.class);
    private static final Type MEMBERS = Types.newParameterizedType(Map.class, String.class, String.class);

    private final JsonAdapter<Envelope<TokenResult>> enveloped;
    private final JsonAdapter<Map<String, String>> members;
    private final JsonAdapter<TokenResult> flat;

    private TokenEnvelope(
            JsonAdapter<Envelope<TokenResult>> enveloped,
            JsonAdapter<Map<String, String>> members,
            JsonAdapter<TokenResult> flat) {
        this.enveloped = enveloped;
        this.members = members;
        this.flat = flat;
    }

    @Override
    public Envelope<TokenResult> fromJson(JsonReader reader) throws IOException {
        Map<String, String> top = ahead(reader);
        boolean hasEnvelope = top.containsKey("result_code") || top.containsKey("error");
        if (hasEnvelope && !top.containsKey("access_token")) {
            return Objects.requireNonNull(enveloped.fromJson(reader));
        }
        return new Envelope<>("1", "", Optional.ofNullable(flat.fromJson(reader)), Optional.empty());
    }

    private Map<String, String> ahead(JsonReader reader) throws IOException {
        try (JsonReader ahead = reader.peekJson()) {
            return Objects.requireNonNull(members.fromJson(ahead));
        }
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Envelope<TokenResult> value) {
        throw new UnsupportedOperationException("answers are read, not written");
    }

    /** Creates the adapter that reads such responses; it cannot write. */
    static final class Factory implements JsonAdapter.Factory {
        @Override
        public @Nullable JsonAdapter<?> create(Type type, Set<? extends Annotation> annotations, Moshi moshi) {
            return type.equals(TYPE)
                    ? new TokenEnvelope(
                            moshi.nextAdapter(this, type, annotations),
                            moshi.adapter(MEMBERS),
                            moshi.adapter(TokenResult.class))
                    : null;
        }
    }
}

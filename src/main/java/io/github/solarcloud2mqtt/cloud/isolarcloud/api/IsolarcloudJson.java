package io.github.solarcloud2mqtt.cloud.isolarcloud.api;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.solarcloud2mqtt.secret.Secret;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Creates the Moshi instance that handles the irregularities of the cloud's JSON. */
public final class IsolarcloudJson {

    private IsolarcloudJson() {}

    /** Reads every response type: unknown members are skipped, missing ones are null. */
    public static Moshi moshi() {
        return new Moshi.Builder()
                .add(String.class, new LooseText())
                .add(Secret.class, new Revealed())
                .add(Types.newParameterizedType(Map.class, String.class, String.class), new Members())
                .add(new TokenEnvelope.Factory())
                .add((type, annotations, moshi) -> Envelope.adapter(type, moshi))
                .add((type, annotations, moshi) -> SignedRequest.adapter(type, moshi))
                .add((type, annotations, moshi) -> SeriesData.adapter(type, moshi))
                .add((type, annotations, moshi) -> LenientListAdapter.adapter(type, moshi))
                .build();
    }

    /** A text, or a number with exactly the digits of the response; null for objects and lists. */
    private static final class LooseText extends JsonAdapter<String> {
        @Override
        public @Nullable String fromJson(JsonReader reader) throws IOException {
            return switch (reader.peek()) {
                case STRING, NUMBER -> reader.nextString();
                case BOOLEAN -> String.valueOf(reader.nextBoolean());
                default -> {
                    reader.skipValue();
                    yield null;
                }
            };
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable String value) throws IOException {
            writer.value(value);
        }
    }

    /** A secret in a request; responses are not read into secrets. */
    private static final class Revealed extends JsonAdapter<Secret> {
        @Override
        public Secret fromJson(JsonReader reader) {
            throw new UnsupportedOperationException("secrets are written, not read");
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable Secret secret) throws IOException {
            writer.value(Objects.requireNonNull(secret).reveal());
        }
    }

    /** An object with any members; members that are objects or lists are omitted. */
    private static final class Members extends JsonAdapter<Map<String, String>> {
        private final LooseText text = new LooseText();

        @Override
        public Map<String, String> fromJson(JsonReader reader) throws IOException {
            Map<String, String> members = new LinkedHashMap<>();
            if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
                reader.skipValue();
                return members;
            }
            reader.beginObject();
            while (reader.hasNext()) {
                String name = reader.nextName();
                String value = text.fromJson(reader);
                if (value != null) {
                    members.put(name, value);
                }
            }
            reader.endObject();
            return members;
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable Map<String, String> members) throws IOException {
            writer.beginObject();
            for (Map.Entry<String, String> member :
                    Objects.requireNonNull(members).entrySet()) {
                writer.name(member.getKey()).value(member.getValue());
            }
            writer.endObject();
        }
    }
}

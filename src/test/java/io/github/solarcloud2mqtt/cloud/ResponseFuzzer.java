package io.github.solarcloud2mqtt.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.ByteString;

/** Damages the responses of a cloud at random. */
public final class ResponseFuzzer {

    /** Valid JSON values that the bridge does not expect. */
    private static final List<String> VALUES =
            List.of("null", "{}", "[]", "\"\"", "-1", "1e999", "true", "\"null\"", "\"--\"");

    /** Characters that make JSON invalid. */
    private static final List<String> FRAGMENTS =
            List.of(",", "}", "]", "{", "[", "\"", "\\u0000", "9".repeat(60), "<html>");

    /** A member whose value is no object or list that goes on behind the line or the comma. */
    private static final Pattern SIMPLE_MEMBER = Pattern.compile("\":\\s?([^{\\[,\\n}]+)");

    private final Random random;
    private final List<String> values = new ArrayList<>(VALUES);
    private final List<String> fragments = new ArrayList<>(FRAGMENTS);

    /**
     * @param seed the start of the random numbers
     * @param others further values
     */
    public ResponseFuzzer(long seed, String... others) {
        random = new Random(seed);
        values.addAll(List.of(others));
        fragments.addAll(values);
    }

    /** A response made of a sample: mostly with status 200, mostly damaged. */
    public Response respond(Interceptor.Chain chain, String sample) {
        int status = random.nextInt(20) == 0 ? 200 + random.nextInt(400) : 200;
        return respond(chain, status, damaged(sample));
    }

    /** A response with this body. */
    public static Response respond(Interceptor.Chain chain, int status, String body) {
        return new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("")
                .body(ResponseBody.create(ByteString.encodeUtf8(body), MediaType.get("application/json")))
                .build();
    }

    private String damaged(String sample) {
        StringBuilder text = new StringBuilder(sample);
        for (int i = random.nextInt(4); i > 0; i--) {
            int begin = random.nextInt(text.length());
            switch (random.nextInt(6)) {
                case 0 -> text.setLength(begin + 1);
                case 1 -> text.deleteCharAt(begin).append(' ');
                case 2 -> text.insert(begin, any(fragments));
                default -> replaceValue(text, begin);
            }
        }
        return text.toString();
    }

    /** Puts something else behind the next colon, so that the text stays JSON, but not what is expected. */
    private void replaceValue(StringBuilder text, int begin) {
        Matcher member = SIMPLE_MEMBER.matcher(text);
        if (member.find(begin)) {
            text.replace(member.start(1), member.end(1), any(values));
        }
    }

    private String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}

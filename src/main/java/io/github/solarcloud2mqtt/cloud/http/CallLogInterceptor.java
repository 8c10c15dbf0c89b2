package io.github.solarcloud2mqtt.cloud.http;

import io.github.solarcloud2mqtt.secret.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs each call: at level {@code debug} cloud, endpoint, devices, status and duration, at level {@code trace} also the
 * masked bodies of request and response. Headers are not logged, because tokens are among them.
 */
public final class CallLogInterceptor implements Interceptor {

    /** Longer bodies are cut off. */
    private static final int MOST_CHARACTERS = 20_000;

    private static final int MOST_TOKENS = 16;

    private static final Pattern DEVICES = Pattern.compile(
            "\"?\\b(?:ps_key_list|ps_id_list|ps_ids|ps_id|plant_id|dev_sn|deviceSn|device_sn|[a-z]{3,9}_sn|invs|inverters|tlxs|mixs|maxs|spas)\"?"
                    + "[:=](\\[[^\\]]*\\]|\"[^\"]*\"|[^&,}\"]+)");
    /** An authorization code; only requests use this name for it. */
    private static final Pattern CODE = Pattern.compile("(\"code\":\")[^\"]*(\")");

    private static final Pattern QUOTES = Pattern.compile("[\"\\[\\]]");

    private final Logger log = LoggerFactory.getLogger(CallLogInterceptor.class);
    private final String cloud;
    private final List<Secret> secrets;
    private final Deque<Secret> tokens = new ConcurrentLinkedDeque<>();
    private final Supplier<Duration> clock;

    /**
     * @param cloud the name of the account in the configuration
     * @param secrets the account's secrets, which are masked in bodies; other tokens are masked by their name
     * @param clock monotonic time
     */
    public CallLogInterceptor(String cloud, List<Secret> secrets, Supplier<Duration> clock) {
        this.cloud = cloud;
        this.secrets = List.copyOf(secrets);
        this.clock = clock;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        if (!log.isDebugEnabled()) {
            return chain.proceed(request);
        }
        String sent = sent(request);
        String call = request.url().encodedPath() + devices(sent);
        log.trace(
                "Cloud {}: {} request: {}",
                cloud,
                call,
                CODE.matcher(masked(sent)).replaceAll("$1***$2"));
        Duration begin = clock.get();
        try {
            Response response = chain.proceed(request);
            log.debug("Cloud {}: {}: HTTP {} in {} ms", cloud, call, response.code(), millisSince(begin));
            if (log.isTraceEnabled()) {
                log.trace("Cloud {}: {} response: {}", cloud, call, masked(received(response)));
            }
            return response;
        } catch (IOException e) {
            log.debug("Cloud {}: {}: {} after {} ms", cloud, call, e.getClass().getSimpleName(), millisSince(begin));
            throw e;
        }
    }

    private long millisSince(Duration begin) {
        return clock.get().minus(begin).toMillis();
    }

    /** The query, or the body of a POST. */
    private static String sent(Request request) throws IOException {
        RequestBody body = request.body();
        String query = request.url().query();
        if (body == null || body.contentLength() == 0) {
            return query == null ? "" : query;
        }
        Buffer bytes = new Buffer();
        body.writeTo(bytes);
        return bytes.readUtf8();
    }

    /** Reads ahead without consuming the body. */
    private static String received(Response response) throws IOException {
        BufferedSource source = response.body().source();
        boolean longer = source.request(MOST_CHARACTERS + 1L);
        String text = source.getBuffer()
                .snapshot((int) Math.min(MOST_CHARACTERS, source.getBuffer().size()))
                .utf8();
        return longer ? text + "…" : text;
    }

    private static String devices(String sent) {
        TreeSet<String> devices = new TreeSet<>();
        Matcher matcher = DEVICES.matcher(sent);
        while (matcher.find()) {
            devices.add(QUOTES.matcher(matcher.group(1)).replaceAll(""));
        }
        return devices.isEmpty() ? "" : " " + Redaction.line(String.join(", ", devices));
    }

    /** Masks all tokens seen so far: a cloud may repeat in a message a token that it has issued or received. */
    private String masked(String text) {
        Redaction.tokens(text).forEach(this::remember);
        return Redaction.maskedBody(Redaction.masked(text, Stream.concat(secrets.stream(), tokens.stream())));
    }

    private void remember(Secret token) {
        if (!tokens.contains(token)) {
            tokens.addFirst(token);
        }
        while (tokens.size() > MOST_TOKENS) {
            tokens.pollLast();
        }
    }
}

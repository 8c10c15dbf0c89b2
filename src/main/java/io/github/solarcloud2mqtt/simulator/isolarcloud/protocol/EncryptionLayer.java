package io.github.solarcloud2mqtt.simulator.isolarcloud.protocol;

import io.github.solarcloud2mqtt.simulator.http.CallLog;
import io.github.solarcloud2mqtt.simulator.http.HttpRequest;
import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import io.github.solarcloud2mqtt.simulator.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decrypts the calls and checks the parameters of encrypted ones (Sungrow Open API, appendices 2 and 7). The documentation
 * states neither the tolerance of the time stamp nor how long a nonce must be unique.
 */
public final class EncryptionLayer {

    static final String HEADER = "x-random-secret-key";

    private static final String PARAM = "api_key_param";
    private static final Duration TOLERANCE = Duration.ofMinutes(15);
    private static final int KEY_LENGTH = 16;
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9]{32}");
    private static final Pattern HEX = Pattern.compile("([0-9A-F]{32})+");
    private static final Pattern ENCRYPTED_KEY = Pattern.compile("[A-Za-z0-9_-]+");

    private final Ciphers ciphers = new Ciphers();
    private final CallLog callLog;
    private final Json json;
    private final Map<String, Instant> nonces = new HashMap<>();
    private final Map<String, Instant> keys = new HashMap<>();
    private EncryptionMode encryption = EncryptionMode.OPTIONAL;
    private EncryptionMode ofTokens = EncryptionMode.OPTIONAL;
    private Duration skew = Duration.ZERO;

    public EncryptionLayer(CallLog callLog, Json json) {
        this.callLog = callLog;
        this.json = json;
    }

    public void set(EncryptionMode newEncryption) {
        encryption = newEncryption;
    }

    /** The documentation shows token calls in plain form only and does not say whether they can be encrypted. */
    public void setOfTokens(EncryptionMode newEncryption) {
        ofTokens = newEncryption;
    }

    /** Sets how far the clock of the cloud is ahead. */
    public void setSkew(Duration ahead) {
        skew = ahead;
    }

    public String publicKey() {
        return ciphers.publicKey();
    }

    /** Returns the keys of recent calls. */
    public List<String> keys() {
        return List.copyOf(keys.keySet());
    }

    /** Returns the time of the cloud. */
    public Instant time(Instant now) {
        return now.plus(skew);
    }

    /** Returns the key of a call, if it is encrypted. */
    public Optional<byte[]> key(ReceivedCall call) throws ApiError {
        Optional<String> header = call.request().header(HEADER).filter(text -> encryption != EncryptionMode.OFF);
        if (header.isPresent() && call.isAboutTokens() && ofTokens == EncryptionMode.OFF) {
            throw ApiError.failure("010", "er_parameter_value_invalid");
        }
        if (header.isEmpty()) {
            checkPlain(call);
            return Optional.empty();
        }
        if (!ENCRYPTED_KEY.matcher(header.get()).matches()) {
            throw ApiError.violation("E906", "RSA decryption exception");
        }
        byte[] key = ciphers.open(header.get()).orElseThrow(() -> ApiError.failure("E906", "RSA decryption exception"));
        if (key.length != KEY_LENGTH) {
            throw ApiError.violation("E907", "AES random secret key length must be 16");
        }
        String used = new String(key, StandardCharsets.UTF_8);
        if (isRepeated(keys, used, time(call.time()))) {
            callLog.violation(call.time(), call.endpoint(), "reuses a random key");
        }
        return Optional.of(key);
    }

    private void checkPlain(ReceivedCall call) throws ApiError {
        if (encryption != EncryptionMode.OFF
                && HEX.matcher(call.request().body()).matches()) {
            throw ApiError.violation("E904", "Missing parameter in request header: x-random-secret-key");
        }
        if (encryption == EncryptionMode.REQUIRED && (!call.isAboutTokens() || ofTokens == EncryptionMode.REQUIRED)) {
            throw ApiError.failure("E902", "Request is not encrypted");
        }
    }

    /** Returns the decrypted call. */
    public ReceivedCall decrypted(ReceivedCall call, byte[] key) throws ApiError {
        HttpRequest request = call.request();
        Map<String, @Nullable Object> body = Optional.of(request.body())
                .filter(hex -> HEX.matcher(hex).matches())
                .flatMap(hex -> ciphers.decrypt(hex, key))
                .flatMap(json::readObject)
                .orElseThrow(() -> ApiError.violation("E905", "AES decryption exception"));
        if (!(body.remove(PARAM) instanceof Map<?, ?> param)) {
            throw ApiError.violation("E908", "Missing key parameter: api_key_param");
        }
        checkTime(time(call.time()), param.get("timestamp"));
        checkNonce(time(call.time()), param.get("nonce"));
        return call.decrypted(new HttpRequest(
                request.method(), request.path(), request.query(), request.headers(), json.write(body)));
    }

    /** Encrypts a response. */
    public HttpResponse encrypted(HttpResponse answer, byte[] key) {
        return answer.withBody(ciphers.encrypt(answer.body(), key));
    }

    private void checkNonce(Instant time, @Nullable Object nonce) throws ApiError {
        if (!(nonce instanceof String text) || !NONCE.matcher(text).matches()) {
            throw ApiError.violation("E909", "Invalid parameter format: nonce");
        }
        if (isRepeated(nonces, text, time)) {
            throw ApiError.violation("E910", "Repeated request");
        }
    }

    private static void checkTime(Instant time, @Nullable Object timestamp) throws ApiError {
        if (!(timestamp instanceof String text) || !text.matches("\\d{13}")) {
            throw ApiError.violation("E913", "Expired request");
        }
        Instant sent = Instant.ofEpochMilli(Long.parseLong(text));
        if (Duration.between(sent, time).abs().compareTo(TOLERANCE) > 0) {
            throw ApiError.failure("E913", "Expired request");
        }
    }

    /** Older entries can be dropped, because their time stamp would be rejected. */
    private static boolean isRepeated(Map<String, Instant> seen, String text, Instant time) {
        seen.values().removeIf(since -> since.isBefore(time.minus(TOLERANCE.multipliedBy(2))));
        return seen.putIfAbsent(text, time) != null;
    }
}

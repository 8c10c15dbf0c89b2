package io.github.solarcloud2mqtt.simulator.isolarcloud.protocol;

import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import io.github.solarcloud2mqtt.simulator.http.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The envelopes of successful and failed responses. */
public final class Envelopes {

    private static final String CALL_INFO = "getOpenApiCallInfo";

    private final Json json;
    private int filterStatus = 200;
    private long serial;

    public Envelopes(Json json) {
        this.json = json;
    }

    /** Sets the HTTP status of the token filter; the documentation does not say which it is. */
    public void setFilterStatus(int status) {
        filterStatus = status;
    }

    public HttpResponse success(ReceivedCall call, String message, Map<String, ? extends @Nullable Object> data) {
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        // Null for this endpoint (Sungrow Open API 2.2.5).
        envelope.put("req_serial_num", call.endpoint().equals(CALL_INFO) ? null : newSerial(call.time()));
        envelope.put("result_code", "1");
        envelope.put("result_msg", message);
        envelope.put("result_data", data);
        return HttpResponse.json(200, json.write(envelope));
    }

    /** Returns the data without an envelope, as public clients have received tokens. */
    public HttpResponse flat(Map<String, ? extends @Nullable Object> data) {
        return HttpResponse.json(200, json.write(data));
    }

    public HttpResponse failure(ReceivedCall call, ApiError error) {
        return error.isTokenFilterError() ? filtered(call, error) : refused(call, error);
    }

    private HttpResponse refused(ReceivedCall call, ApiError error) {
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        // Recordings show no serial number with this code.
        if (!error.code().equals("E00003")) {
            envelope.put("req_serial_num", newSerial(call.time()));
        }
        envelope.put("result_code", error.code());
        envelope.put("result_msg", error.message());
        envelope.put("result_data", null);
        return HttpResponse.json(200, json.write(envelope));
    }

    private HttpResponse filtered(ReceivedCall call, ApiError error) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("error", error.code());
        envelope.put("error_description", error.message());
        envelope.put("req_serial_num", newSerial(call.time()));
        return HttpResponse.json(filterStatus, json.write(envelope));
    }

    private String newSerial(Instant now) {
        serial++;
        return String.format(Locale.ROOT, "%016x%016x", now.toEpochMilli(), serial * 0x9E3779B97F4A7C15L);
    }
}

package io.github.solarcloud2mqtt.simulator.growatt.protocol;

import io.github.solarcloud2mqtt.simulator.http.CallLog;
import io.github.solarcloud2mqtt.simulator.http.HttpRequest;
import java.time.Instant;
import java.util.Optional;

/** Checks what every call needs: encoding, known parameters, token (Growatt OpenAPI v1 and v4). */
public final class GrowattRequestValidator {

    private final CallLog callLog;
    private String token;

    public GrowattRequestValidator(String token, CallLog callLog) {
        this.token = token;
        this.callLog = callLog;
    }

    public void setToken(String newToken) {
        token = newToken;
    }

    /** Parses the parameters of a call and records violations. */
    public CallParameters parse(Instant now, GrowattEndpointDefinition endpoint, HttpRequest request) {
        boolean inQuery = endpoint.method().equals("GET")
                || (endpoint.version() == ApiVersion.V4 && request.body().isEmpty());
        if (!inQuery && !isForm(request)) {
            callLog.violation(now, endpoint.name(), "does not declare its content as a form");
        }
        if (inQuery ? !request.body().isEmpty() : !request.query().isEmpty()) {
            callLog.violation(now, endpoint.name(), "has parameters in the wrong place");
        }
        CallParameters form = CallParameters.parse(inQuery ? request.query() : request.body());
        for (String name : form.fields().keySet()) {
            if (!endpoint.parameters().contains(name)) {
                callLog.violation(now, endpoint.name(), "has an unknown parameter " + name);
            }
        }
        return form;
    }

    private static boolean isForm(HttpRequest request) {
        return request.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded");
    }

    /** Checks the token. */
    public void checkToken(ApiVersion version, HttpRequest request) throws GrowattError {
        int code = version == ApiVersion.V1 ? 10_011 : 2;
        String message = version == ApiVersion.V1 ? "error_permission_denied" : "TOKEN_INVALID";
        Optional<String> sent = request.header("token");
        if (sent.isEmpty()) {
            throw GrowattError.violation(code, message);
        }
        if (!sent.get().equals(token)) {
            throw GrowattError.failure(code, message);
        }
    }
}

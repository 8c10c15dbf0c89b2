package io.github.solarcloud2mqtt.simulator.growatt;

import io.github.solarcloud2mqtt.simulator.Journal;
import io.github.solarcloud2mqtt.simulator.Request;
import java.time.Instant;
import java.util.Optional;

/** What every call must bring, before anybody looks at its question (reference, sections 1 and 3). */
final class Gate {

    private final Journal journal;
    private String token;

    Gate(String token, Journal journal) {
        this.token = token;
        this.journal = journal;
    }

    void setToken(String newToken) {
        token = newToken;
    }

    /** What a call asks for. */
    Form read(Instant now, Endpoint endpoint, Request request) {
        boolean inQuery = endpoint.method().equals("GET")
                || (endpoint.version() == Version.V4 && request.body().isEmpty());
        if (!inQuery && !isForm(request)) {
            journal.violation(now, endpoint.name(), "does not say that it sends a form");
        }
        if (inQuery ? !request.body().isEmpty() : !request.query().isEmpty()) {
            journal.violation(now, endpoint.name(), "has parameters at the wrong place");
        }
        Form form = Form.parse(inQuery ? request.query() : request.body());
        for (String name : form.fields().keySet()) {
            if (!endpoint.parameters().contains(name)) {
                journal.violation(now, endpoint.name(), "has a parameter " + name + ", which nobody knows");
            }
        }
        return form;
    }

    private static boolean isForm(Request request) {
        return request.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded");
    }

    /** Whether the token is the account's. */
    void checkToken(Version version, Request request) throws Denial {
        int code = version == Version.V1 ? 10_011 : 2;
        String message = version == Version.V1 ? "error_permission_denied" : "TOKEN_INVALID";
        Optional<String> sent = request.header("token");
        if (sent.isEmpty()) {
            throw Denial.mistake(code, message);
        }
        if (!sent.get().equals(token)) {
            throw Denial.fate(code, message);
        }
    }
}

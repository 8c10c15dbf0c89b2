package io.github.solarcloud2mqtt.simulator.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fault injection of a simulated cloud over HTTP, for tests in other programs: {@code POST /control/<name>} runs a control.
 * {@code calls} and {@code violations} return the call log.
 *
 * @param <P> the parameters of a request
 */
public final class Controls<P> {

    /** What the path of a request begins with. */
    public static final String PATH = "/control/";

    private final Json json;
    private final Parser<P> parser;
    private final Map<String, Control<P>> controls = new HashMap<>();

    /** Creates the controls of a cloud that only return its call log. */
    public Controls(SimulatedCloud cloud, Json json, Parser<P> parser) {
        this.json = json;
        this.parser = parser;
        addResult(
                "calls",
                parameters -> cloud.calls().stream()
                        .map(call -> Map.of(
                                "time", call.time().toString(), "endpoint", call.endpoint(), "outcome", call.outcome()))
                        .toList());
        addResult(
                "violations",
                parameters -> cloud.violations().stream()
                        .map(found -> Map.of(
                                "time", found.time().toString(), "endpoint", found.endpoint(), "what", found.what()))
                        .toList());
    }

    /** Adds a control without a result. */
    public void add(String name, Action<P> action) {
        addResult(name, parameters -> {
            action.run(parameters);
            return List.of();
        });
    }

    /** Adds a control. */
    public void addResult(String name, Control<P> control) {
        controls.put(name, control);
    }

    /** Runs a control; the response has its {@code result} or an {@code error}. */
    public HttpResponse handle(HttpRequest request) {
        Control<P> control = controls.get(request.path().substring(PATH.length()));
        if (control == null) {
            return HttpResponse.json(400, json.write(Map.of("error", "there is no such control")));
        }
        try {
            return HttpResponse.json(200, json.write(Map.of("result", control.run(parser.parse(request.body())))));
        } catch (CallError error) {
            return HttpResponse.json(400, json.write(Map.of("error", error.message())));
        }
    }

    /** Reads the parameters from the body of a request. */
    @FunctionalInterface
    public interface Parser<P> {
        P parse(String body) throws CallError;
    }

    /** Changes the cloud and returns a result that can be written as JSON. */
    @FunctionalInterface
    public interface Control<P> {
        Object run(P parameters) throws CallError;
    }

    /** Changes the cloud. */
    @FunctionalInterface
    public interface Action<P> {
        void run(P parameters) throws CallError;
    }
}

package io.github.solarcloud2mqtt.simulator.http;

import java.util.Optional;

/**
 * A wrong response that replaces the right one.
 *
 * @param outcome the outcome in the call log
 * @param replacement the response that is sent; empty for half of the right response
 */
public record InjectedFault(String outcome, Optional<HttpResponse> replacement) {

    /** Replaces the right response. */
    public static InjectedFault replacing(String outcome, HttpResponse response) {
        return new InjectedFault(outcome, Optional.of(response));
    }

    /** Sends half of the right response. */
    public static InjectedFault half() {
        return new InjectedFault("half", Optional.empty());
    }

    /** Whether it rejects the content of the request. */
    public boolean rejectsTheRequest() {
        return outcome.equals("009") || outcome.equals("010");
    }
}

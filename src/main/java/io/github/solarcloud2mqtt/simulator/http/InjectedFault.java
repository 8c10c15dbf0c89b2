package io.github.solarcloud2mqtt.simulator.http;

import java.util.Optional;

/**
 * What happens to a call instead of its right answer.
 *
 * @param outcome how the call is remembered
 * @param instead what the client gets; empty for half of the right answer
 */
public record InjectedFault(String outcome, Optional<HttpResponse> instead) {

    /** Another answer than the right one. */
    public static InjectedFault instead(String outcome, HttpResponse response) {
        return new InjectedFault(outcome, Optional.of(response));
    }

    /** Half of the right answer. */
    public static InjectedFault half() {
        return new InjectedFault("half", Optional.empty());
    }

    /** Whether it tells the client that its question was wrong. */
    public boolean rejectsTheRequest() {
        return outcome.equals("009") || outcome.equals("010");
    }
}

package io.github.solarcloud2mqtt.simulator;

import java.util.Optional;

/**
 * What happens to a call instead of its right answer.
 *
 * @param outcome how the call is remembered
 * @param instead what the client gets; empty for half of the right answer
 */
public record Trouble(String outcome, Optional<Response> instead) {

    /** Another answer than the right one. */
    public static Trouble instead(String outcome, Response response) {
        return new Trouble(outcome, Optional.of(response));
    }

    /** Half of the right answer. */
    public static Trouble half() {
        return new Trouble("half", Optional.empty());
    }

    /** Whether it tells the client that its question was wrong. */
    boolean blamesTheQuestion() {
        return outcome.equals("009") || outcome.equals("010");
    }
}

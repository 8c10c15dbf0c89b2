package io.github.solarcloud2mqtt.app.check;

import java.util.Optional;

/**
 * Whether one part of the bridge works.
 *
 * @param part its name, at the beginning of a sentence
 * @param works whether it works, at least in part
 * @param sentence what does not work and what to do; empty if everything works
 */
public record CheckResult(String part, boolean works, Optional<String> sentence) {

    public static CheckResult works(String part) {
        return new CheckResult(part, true, Optional.empty());
    }

    public static CheckResult partly(String part, String sentence) {
        return new CheckResult(part, true, Optional.of(sentence));
    }

    public static CheckResult fails(String part, String sentence) {
        return new CheckResult(part, false, Optional.of(sentence));
    }

    @Override
    public String toString() {
        String verdict = works ? sentence.isPresent() ? "works in part." : "works." : "does not work.";
        return part + ": " + verdict + sentence.map(text -> " " + text).orElse("");
    }
}

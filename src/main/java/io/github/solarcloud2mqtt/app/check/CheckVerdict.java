package io.github.solarcloud2mqtt.app.check;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** The last lines of {@code check}: what works, what does not, and what to do. */
public final class CheckVerdict {

    private final List<CheckResult> results = new ArrayList<>();
    private final List<String> warnings;

    /**
     * @param warnings the warnings about the configuration
     */
    public CheckVerdict(List<String> warnings) {
        this.warnings = warnings;
    }

    public void add(CheckResult result) {
        results.add(result);
    }

    /** Whether every part works. */
    public boolean allWork() {
        return results.stream().allMatch(CheckResult::works);
    }

    public void print(PrintWriter out) {
        boolean complete = warnings.isEmpty()
                && results.stream().allMatch(each -> each.sentence().isEmpty());
        out.println();
        out.println(
                complete
                        ? "Verdict: everything works. Start the bridge with run."
                        : allWork()
                                ? "Verdict: the bridge works, but not completely. Read the sentences below, or start it with run."
                                : "Verdict: the bridge cannot do its work. Correct what does not work, then run check again.");
        results.forEach(each -> out.println("- " + each));
        warnings.forEach(each -> out.println("- Configuration: " + each));
    }
}

package io.github.solarcloud2mqtt.history;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a run wrote and what it left out. Not thread-safe. */
public final class HistorySummary {
    private final Set<String> leftOut = new LinkedHashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private long values;
    private long calls;
    private long emptyCounters;

    void wrote(int number) {
        values += number;
    }

    void called() {
        calls++;
    }

    /** A lifetime counter of 0 or less. */
    void emptyCounter() {
        emptyCounters++;
    }

    /** Something that is missing although it was wanted. */
    public void leaveOut(String sentence) {
        leftOut.add(sentence);
    }

    /** Something that cannot be otherwise. */
    public void note(String sentence) {
        notes.add(sentence);
    }

    /** Whether nothing is missing. */
    public boolean isComplete() {
        return leftOut.isEmpty();
    }

    /** The calls made. */
    public long calls() {
        return calls;
    }

    /** The sentences for the user. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add("%d values written, %d calls made.".formatted(values, calls));
        if (emptyCounters > 0) {
            sentences.add("%d values of lifetime counters were 0 or less and are left out.".formatted(emptyCounters));
        }
        sentences.addAll(notes);
        leftOut.forEach(each -> sentences.add("Left out: " + each));
        return sentences;
    }
}

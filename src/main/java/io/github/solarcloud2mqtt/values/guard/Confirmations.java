package io.github.solarcloud2mqtt.values.guard;

/** Counts the readings in a row that show the same implausible step of a counter. */
final class Confirmations {

    /** The number of readings in a row that confirm a step. */
    private static final int NEEDED = 3;

    private int count;
    private boolean upward;

    /**
     * Adds a reading with an implausible step.
     *
     * @param isNew whether it comes from new data; the same data read again confirms nothing
     * @return whether the step is confirmed
     */
    boolean confirm(boolean up, boolean isNew) {
        if (count == 0 || up != upward) {
            upward = up;
            count = 1;
        } else if (isNew) {
            count++;
        }
        if (count < NEEDED) {
            return false;
        }
        count = 0;
        return true;
    }

    void reset() {
        count = 0;
    }

    boolean arePending() {
        return count > 0;
    }
}

package io.github.solarcloud2mqtt.poll;

/** What a cloud is asked for, in the order in which tasks that are due together are run. */
enum PollTask {
    DISCOVERY,
    QUOTA,
    DATA,
    /** Points that had no value at discovery; run only together with {@link #DATA}. */
    POINTS,
    FAULTS
}

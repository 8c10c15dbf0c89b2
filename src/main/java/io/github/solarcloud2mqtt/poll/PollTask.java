package io.github.solarcloud2mqtt.poll;

/** What is read from a cloud, in the order in which tasks that are due together run. */
enum PollTask {
    DISCOVERY,
    QUOTA,
    DATA,
    /** Points that had no value at discovery; runs only together with {@link #DATA}. */
    POINTS,
    FAULTS
}

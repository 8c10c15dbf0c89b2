package io.github.solarcloud2mqtt.publish;

/** Receives the news that a cloud account was discovered completely. Called on the threads of the clouds. */
public interface DiscoveryListener {

    /** A discovery saw the whole account. */
    void accountDiscovered(PublishedCloud cloud);
}

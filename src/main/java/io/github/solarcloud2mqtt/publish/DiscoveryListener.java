package io.github.solarcloud2mqtt.publish;

/** Is notified when a cloud account was discovered completely. Called on the threads of the clouds. */
public interface DiscoveryListener {

    /** A discovery covered the whole account. */
    void accountDiscovered(PublishedCloud cloud);
}

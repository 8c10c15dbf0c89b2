package io.github.solarcloud2mqtt.demo;

/** The bridge that the demo runs. */
public interface DemoBridge {

    /** The base topic. */
    String baseTopic();

    /**
     * Redeems the authorization code of the plant owner.
     *
     * @param redirectUri the redirect URI of the application
     * @throws Exception if the cloud refuses the code or the tokens cannot be stored
     */
    void redeem(String code, String redirectUri) throws Exception;

    void start();

    void stop();

    /** Stops, and removes from the broker what the bridge has published and announced. */
    void stopWithoutTrace() throws InterruptedException;
}

package io.github.solarcloud2mqtt.mqtt;

/**
 * There is no connection to the broker. The message is a sentence for the user: what happened, what it means, what to
 * do. It never contains the password.
 */
public final class BrokerException extends Exception {

    public BrokerException(String message) {
        super(message);
    }
}

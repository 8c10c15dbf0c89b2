package io.github.solarcloud2mqtt.simulator;

/**
 * The only account the simulated cloud knows, and the application that may use it.
 *
 * @param appkey the application's key
 * @param secretKey the application's secret, sent as {@code x-access-key}
 * @param user the account's name
 * @param password the account's password
 */
public record SimulatedAccount(String appkey, String secretKey, String user, String password) {

    /** The secret of somebody else's application: known to the cloud, but not together with this account's appkey. */
    public static final String FOREIGN_SECRET_KEY = "zsomebodyelsessecretkey000000000";
}

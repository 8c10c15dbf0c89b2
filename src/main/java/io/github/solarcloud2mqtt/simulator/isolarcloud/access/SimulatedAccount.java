package io.github.solarcloud2mqtt.simulator.isolarcloud.access;

import java.util.Set;

/**
 * The account of the simulated cloud and the application that uses it.
 *
 * @param appkey the application's key
 * @param secretKey the application's secret, sent as {@code x-access-key}
 * @param user the account's name
 * @param password the account's password
 * @param apis the kinds of access of the application; a real one has only one
 * @param applicationId id of the application on the consent page
 * @param redirectUrl the URL to which the consent page sends the code
 */
public record SimulatedAccount(
        String appkey,
        String secretKey,
        String user,
        String password,
        Set<ApiAccess> apis,
        String applicationId,
        String redirectUrl) {

    /** The secret of another application: known to the cloud, but it does not match this account's appkey. */
    public static final String FOREIGN_SECRET_KEY = "zsomebodyelsessecretkey000000000";

    /** Creates an application with account login. */
    public SimulatedAccount(String appkey, String secretKey, String user, String password) {
        this(appkey, secretKey, user, password, Set.of(ApiAccess.ACCOUNT), "1234", "http://localhost:8080/");
    }

    /** Returns the same account and keys with other kinds of access. */
    public SimulatedAccount with(ApiAccess... others) {
        return new SimulatedAccount(appkey, secretKey, user, password, Set.of(others), applicationId, redirectUrl);
    }

    /** Returns the same account with another redirect URL. */
    public SimulatedAccount redirectingTo(String url) {
        return new SimulatedAccount(appkey, secretKey, user, password, apis, applicationId, url);
    }
}

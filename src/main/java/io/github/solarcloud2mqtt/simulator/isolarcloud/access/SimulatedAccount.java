package io.github.solarcloud2mqtt.simulator.isolarcloud.access;

import java.util.Set;

/**
 * The only account the simulated cloud knows, and the application that may use it.
 *
 * @param appkey the application's key
 * @param secretKey the application's secret, sent as {@code x-access-key}
 * @param user the account's name
 * @param password the account's password
 * @param apis how the application may be used; a real one in one way only
 * @param applicationId the application's short number, for the page where plants are authorised
 * @param redirectUrl where that page sends the code
 */
public record SimulatedAccount(
        String appkey,
        String secretKey,
        String user,
        String password,
        Set<ApiAccess> apis,
        String applicationId,
        String redirectUrl) {

    /** The secret of somebody else's application: known to the cloud, but not together with this account's appkey. */
    public static final String FOREIGN_SECRET_KEY = "zsomebodyelsessecretkey000000000";

    /** An application that logs in with the account. */
    public SimulatedAccount(String appkey, String secretKey, String user, String password) {
        this(appkey, secretKey, user, password, Set.of(ApiAccess.ACCOUNT), "1234", "http://localhost:8080/");
    }

    /** The same account and keys, with an application that is used in other ways. */
    public SimulatedAccount with(ApiAccess... others) {
        return new SimulatedAccount(appkey, secretKey, user, password, Set.of(others), applicationId, redirectUrl);
    }

    /** The same with another redirect URL. */
    public SimulatedAccount redirectingTo(String url) {
        return new SimulatedAccount(appkey, secretKey, user, password, apis, applicationId, url);
    }
}

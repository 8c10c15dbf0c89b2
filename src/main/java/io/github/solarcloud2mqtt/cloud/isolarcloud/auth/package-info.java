/**
 * Account login and OAuth 2.0: obtains, renews and stores tokens. Uses cloud, cloud.http, cloud.isolarcloud.api,
 * cloud.isolarcloud.client, cloud.isolarcloud.crypto, secret, state and time.
 */
@NullMarked
package io.github.solarcloud2mqtt.cloud.isolarcloud.auth;

import org.jspecify.annotations.NullMarked;

/** Account login and OAuth 2.0: how tokens are obtained, renewed and stored. */
@NullMarked
package io.github.solarcloud2mqtt.cloud.isolarcloud.auth;

import org.jspecify.annotations.NullMarked;

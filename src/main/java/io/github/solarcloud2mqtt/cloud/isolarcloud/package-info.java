/** Sungrow's iSolarCloud: the V1 calls of its Open API, made with the login of an account. */
@NullMarked
package io.github.solarcloud2mqtt.cloud.isolarcloud;

import org.jspecify.annotations.NullMarked;

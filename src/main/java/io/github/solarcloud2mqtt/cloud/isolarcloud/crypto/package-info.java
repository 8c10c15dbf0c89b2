/** Encrypts requests to iSolarCloud and decrypts its responses. Uses cloud.http and secret. */
@NullMarked
package io.github.solarcloud2mqtt.cloud.isolarcloud.crypto;

import org.jspecify.annotations.NullMarked;

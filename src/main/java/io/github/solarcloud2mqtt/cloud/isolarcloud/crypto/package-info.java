/** Encryption of requests and decryption of responses. */
@NullMarked
package io.github.solarcloud2mqtt.cloud.isolarcloud.crypto;

import org.jspecify.annotations.NullMarked;

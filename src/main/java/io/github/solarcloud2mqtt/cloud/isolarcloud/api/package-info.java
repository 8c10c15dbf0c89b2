/**
 * The HTTP interface of iSolarCloud: Retrofit interfaces, request and response types, JSON adapters, result codes.
 * Uses cloud.isolarcloud.crypto and secret.
 */
@NullMarked
package io.github.solarcloud2mqtt.cloud.isolarcloud.api;

import org.jspecify.annotations.NullMarked;

package io.github.solarcloud2mqtt.scope;

import jakarta.inject.Scope;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** One instance for each cloud account. */
@Scope
@Retention(RetentionPolicy.RUNTIME)
public @interface PerCloud {}

package io.github.solarcloud2mqtt.scope;

import jakarta.inject.Scope;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The life span of what belongs to one cloud account: one instance for each. */
@Scope
@Retention(RetentionPolicy.RUNTIME)
public @interface PerCloud {}

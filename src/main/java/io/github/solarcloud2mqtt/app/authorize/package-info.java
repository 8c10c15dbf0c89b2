/** The dialog of the command {@code authorize}: shows the consent page and takes its response from the browser or the keyboard. */
@NullMarked
package io.github.solarcloud2mqtt.app.authorize;

import org.jspecify.annotations.NullMarked;

package io.github.solarcloud2mqtt.mqtt;

import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.jspecify.annotations.Nullable;

/** Takes Paho's answer to one request as two functions. */
record ActionListener(Consumer<IMqttToken> success, Consumer<Throwable> failure) implements IMqttActionListener {

    @Override
    public void onSuccess(IMqttToken token) {
        success.accept(token);
    }

    @Override
    public void onFailure(IMqttToken token, @Nullable Throwable cause) {
        failure.accept(cause == null ? new MqttException(MqttException.REASON_CODE_CONNECTION_LOST) : cause);
    }
}

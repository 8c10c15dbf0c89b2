package io.github.solarcloud2mqtt.simulator;

import org.jspecify.annotations.Nullable;

/** Names in the language the cloud speaks. */
final class Names {

    private boolean chinese;

    /** From now on names come in Chinese, whatever language is asked for. */
    void speakChinese() {
        chinese = true;
    }

    @Nullable
    String told(@Nullable String name) {
        return chinese && name != null ? "名称" + Math.floorMod(name.hashCode(), 1_000) : name;
    }
}

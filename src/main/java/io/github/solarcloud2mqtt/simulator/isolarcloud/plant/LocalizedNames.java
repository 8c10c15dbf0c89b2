package io.github.solarcloud2mqtt.simulator.isolarcloud.plant;

import org.jspecify.annotations.Nullable;

/** Names in the language the cloud speaks. */
public final class LocalizedNames {

    private boolean chinese;

    /** From now on names come in Chinese, whatever language is asked for. */
    public void useChineseNames() {
        chinese = true;
    }

    @Nullable
    public String localized(@Nullable String name) {
        return chinese && name != null ? "名称" + Math.floorMod(name.hashCode(), 1_000) : name;
    }
}

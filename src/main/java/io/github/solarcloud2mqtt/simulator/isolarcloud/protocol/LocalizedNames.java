package io.github.solarcloud2mqtt.simulator.isolarcloud.protocol;

import org.jspecify.annotations.Nullable;

/** Names in the language of the responses. */
public final class LocalizedNames {

    private boolean chinese;

    /** Makes all names Chinese, whatever language is requested. */
    public void useChineseNames() {
        chinese = true;
    }

    @Nullable
    public String localized(@Nullable String name) {
        return chinese && name != null ? "名称" + Math.floorMod(name.hashCode(), 1_000) : name;
    }
}

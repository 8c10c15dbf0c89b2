package io.github.solarcloud2mqtt.cloud.http;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.CloudException.Transient;
import java.util.HashMap;
import java.util.Map;

/**
 * The answers to the calls of an inventory. If a spent quota or a failure that may pass interrupts the inventory, the
 * answers are kept, so that the next attempt goes on where this one stopped. Any other end drops them. One thread uses an
 * instance.
 */
public final class InventoryCheckpoint {

    private final Map<Object, Object> answers = new HashMap<>();

    /** Makes a call, or several. */
    public interface Attempt<T> {
        T make() throws CloudException;
    }

    /** Whether no inventory has been interrupted. */
    public boolean isEmpty() {
        return answers.isEmpty();
    }

    /** Makes all calls of an inventory that have no answer yet. */
    public <T> T during(Attempt<T> inventory) throws CloudException {
        boolean interrupted = false;
        try {
            return inventory.make();
        } catch (QuotaSpent | Transient e) {
            interrupted = true;
            throw e;
        } finally {
            if (!interrupted) {
                answers.clear();
            }
        }
    }

    /**
     * The answer to a request of the inventory; makes the call unless the answer is kept.
     *
     * @param request equal requests have the same type of answer
     */
    @SuppressWarnings("unchecked") // stored under an equal request
    public <T> T ask(Object request, Attempt<T> call) throws CloudException {
        Object kept = answers.get(request);
        if (kept != null) {
            return (T) kept;
        }
        T answer = call.make();
        answers.put(request, answer);
        return answer;
    }

    /** Drops the answer to a request, because it cannot be used. */
    public void drop(Object request) {
        answers.remove(request);
    }
}

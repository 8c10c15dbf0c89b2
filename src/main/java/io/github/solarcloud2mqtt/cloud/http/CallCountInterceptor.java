package io.github.solarcloud2mqtt.cloud.http;

import io.github.solarcloud2mqtt.cloud.CallBudget;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Counts the calls that reach the network; a call without a connection is not counted. */
public final class CallCountInterceptor implements Interceptor {

    private final CallBudget budget;

    public CallCountInterceptor(CallBudget budget) {
        this.budget = budget;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        budget.count();
        return chain.proceed(chain.request());
    }
}

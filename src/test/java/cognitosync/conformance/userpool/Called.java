package cognitosync.conformance.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** The operations that a client has called, held against those that {@link Calls} names. */
final class Called implements ExecutionInterceptor, BeforeEachCallback, AfterEachCallback {
    private final Set<String> operations = new ConcurrentSkipListSet<>();

    void add(String operation) {
        operations.add(operation);
    }

    /** Notes what AWS SDK for Java v2 sends. */
    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        operations.clear();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            assertThat(operations)
                    .as("operations called, against those that @Calls says are")
                    .containsExactlyInAnyOrder(context.getRequiredTestMethod()
                            .getAnnotation(Calls.class)
                            .value());
        }
    }
}

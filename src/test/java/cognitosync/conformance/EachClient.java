package cognitosync.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs a {@link ContractTest} once with each of its clients, against one cloud for the whole suite. */
final class EachClient implements TestTemplateInvocationContextProvider {
    private static final ExtensionContext.Namespace SUITE = ExtensionContext.Namespace.create(EachClient.class);

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        ContractTest contract = context.getRequiredTestMethod().getAnnotation(ContractTest.class);
        return Arrays.stream(contract.clients()).map(client -> new With(client, contract));
    }

    private static CloudUnderTest cloud(ExtensionContext context) {
        return context.getRoot()
                .getStore(SUITE)
                .computeIfAbsent(CloudUnderTest.class, type -> CloudUnderTest.start(), CloudUnderTest.class);
    }

    /** One run of a test. */
    private record With(Client client, ContractTest contract)
            implements TestTemplateInvocationContext, ParameterResolver, AfterTestExecutionCallback {

        @Override
        public String getDisplayName(int index) {
            return client.title();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return Checked.class.isAssignableFrom(parameter.getParameter().getType());
        }

        @Override
        public Checked resolveParameter(ParameterContext parameter, ExtensionContext context) {
            Checked checked = of(parameter.getParameter().getType(), cloud(context));
            context.getStore(SUITE).put(Checked.class, checked);
            return checked;
        }

        private Checked of(Class<?> type, CloudUnderTest cloud) {
            if (type == RawDevice.class) {
                return new RawDevice(cloud, Device.fresh(cloud, cloud.client(Client.JAVA_V2)));
            }
            if (type == ManagedDevices.class) {
                return new ManagedDevices(cloud, (NodeClient) cloud.client(client));
            }
            return Device.fresh(cloud, cloud.client(client));
        }

        @Override
        public void afterTestExecution(ExtensionContext context) {
            Checked checked = context.getStore(SUITE).get(Checked.class, Checked.class);
            if (context.getExecutionException().isEmpty()) {
                assertThat(checked.called())
                        .as("operations called, against those that @ContractTest says are")
                        .containsExactlyInAnyOrder(contract.operations());
            }
        }
    }
}

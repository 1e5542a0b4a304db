package cognitosync.localcloud.console;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.PropertyNames;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.stack.StackFixture;
import cognitosync.localcloud.cloudformation.stack.Stacks;
import cognitosync.localcloud.cloudformation.stack.Submission;
import cognitosync.localcloud.store.DatabaseFixture;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StackSecretsTest {
    private static final String TEMPLATE = """
            {"Parameters": {"Given": {"Type": "String", "NoEcho": true},
               "Kept": {"Type": "String", "NoEcho": "true", "Default": "as-the-template-has-it"},
               "Open": {"Type": "String", "Default": "for-everybody"}},
             "Resources": {"Client": {"Type": "AWS::Cognito::UserPoolClient"}},
             "Outputs": {"Secret": {"Value": {"Fn::GetAtt": ["Client", "ClientSecret"]}}}}""";

    @Test
    void secrets_areHiddenParametersAndSecretAttributes() {
        try (DatabaseFixture disk = new DatabaseFixture(Stacks.schema())) {
            Stacks stacks = StackFixture.stacks(disk.database(), new Client());
            stacks.stack("Demo")
                    .deploy(Submission.parse(TEMPLATE, Map.of("Given", "hunter2"), Map.of(), Optional.empty()));
            assertThat(Console.secrets(stacks))
                    .containsExactlyInAnyOrder("hunter2", "as-the-template-has-it", "secret-of-the-client");
        }
    }

    private record Client() implements ResourceHandler {
        @Override
        public String type() {
            return "AWS::Cognito::UserPoolClient";
        }

        @Override
        public PropertyNames properties() {
            return new PropertyNames(Set.of(), Map.of());
        }

        @Override
        public Resource deploy(Declaration declaration) {
            return new Resource("client", Map.of("ClientSecret", TextNode.valueOf("secret-of-the-client")));
        }

        @Override
        public void delete(String physicalId) {}
    }
}

package cognitosync.conformance.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.conformance.dynamodb.Conversation.Difference;
import cognitosync.conformance.dynamodb.Conversation.Exchange;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Runs each conversation with two unmodified SDKs against the local cloud, under a template's policies, and with dynalite. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConversationsIT {
    @TempDir
    static Path folder;

    @AutoClose
    private static TableCloud cloud;

    @AutoClose
    private static TableClient java;

    @AutoClose
    private static TableClient javaScript;

    @AutoClose
    private static TableClient dynalite;

    @BeforeAll
    static void start() {
        cloud = TableCloud.start(folder, TableCloud.TEMPLATE);
        java = new JavaTableClient(cloud.endpoint(), StaticCredentialsProvider.create(cloud.credentials()));
        javaScript = NodeTableClient.at(cloud.endpoint(), cloud.credentials());
        dynalite = NodeTableClient.atDynalite(TableCloud.tables());
    }

    static List<Conversation> all() {
        return Conversations.of(cloud.identityId());
    }

    static List<Conversation> coveredByDynalite() {
        return all().stream().filter(Conversation::isCoveredByDynalite).toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void conversation_withTheSdkForJava_hasTheListedOutcomes(Conversation conversation) {
        assertHeld(conversation, java);
    }

    @ParameterizedTest
    @MethodSource("all")
    void conversation_withTheSdkForJavaScript_hasTheListedOutcomes(Conversation conversation) {
        assertHeld(conversation, javaScript);
    }

    private void assertHeld(Conversation conversation, TableClient client) {
        List<Outcome> outcomes = Party.of(client, cloud.identityId()).hold(conversation);
        for (int i = 0; i < outcomes.size(); i++) {
            Exchange exchange = conversation.exchanges().get(i);
            assertThat(outcomes.get(i).seenAs(exchange.expected()))
                    .as("call %d, %s", i + 1, exchange.operation())
                    .isEqualTo(exchange.expected());
        }
    }

    @ParameterizedTest
    @MethodSource("coveredByDynalite")
    void conversation_withDynalite_differsOnlyAsListed(Conversation conversation) {
        List<Outcome> outcomes = Party.of(dynalite, cloud.identityId()).hold(conversation);
        for (int i = 0; i < outcomes.size(); i++) {
            Exchange exchange = conversation.exchanges().get(i);
            Optional<Difference> difference = exchange.dynalite();
            Outcome expected = difference.map(Difference::outcome).orElse(exchange.expected());
            assertThat(outcomes.get(i).seenAs(expected))
                    .as("call %d, %s: dynalite", i + 1, exchange.operation())
                    .isEqualTo(expected);
            if (difference.isPresent()) {
                assertThat(outcomes.get(i))
                        .as("a listed difference that does not occur")
                        .isNotEqualTo(exchange.expected());
            }
        }
    }

    @Test
    void transaction_withDynalite_isStillUnsupported() {
        for (String operation : List.of("TransactGetItems", "TransactWriteItems")) {
            assertThat(dynalite.call(operation, JsonNodeFactory.instance.objectNode())
                            .path("refused")
                            .path("code")
                            .asText())
                    .isEqualTo("UnknownOperationException");
        }
    }
}

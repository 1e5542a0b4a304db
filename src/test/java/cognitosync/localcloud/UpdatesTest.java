package cognitosync.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.access.credentials.DeveloperCredentials;
import cognitosync.localcloud.account.LocalAccount;
import cognitosync.localcloud.address.Origins;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.stack.DeployedResource;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.cloudformation.stack.StackEvent;
import cognitosync.localcloud.cloudformation.stack.StackStatus;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.cloudformation.template.Template;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.token.TestKeys;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of {@code docs/updates.md}: what it says of an update is what an update does. */
class UpdatesTest {
    private static final Path TABLE = Path.of("docs", "updates.md");
    private static final Path SAMPLES = Path.of("src", "test", "resources", "cloudformation", "updates.json");

    /** One line of the table. */
    record Row(String type, String property, boolean replaces, String note) {
        boolean isRefused() {
            return note.contains("is run here") || note.contains("rolled back");
        }

        @Override
        public String toString() {
            return type + " " + property;
        }
    }

    // One for all rows: each begins by going back to the same template.
    @TempDir
    private static Path folder;

    @AutoClose
    private static Database database;

    private static Wiring services;
    private static DeployedStack stack;
    private static ObjectNode samples;

    private List<StackEvent> earlier = List.of();

    @BeforeAll
    static void open() throws IOException {
        database = Database.open(folder.resolve("d.sqlite"), Wiring.schemas());
        SecureRandom random = new SecureRandom();
        Account account = LocalAccount.open(database, "eu-west-1", random);
        services = new Wiring(new Wiring.Dependencies(
                database,
                account,
                DeveloperCredentials.open(database, account, random),
                TestKeys.sealing(),
                new Origins("eu-west-1", 4566, new FixedPorts(8080, 8081)),
                () -> Instant.parse("2026-11-22T12:00:00Z"),
                random,
                Optional.empty()));
        stack = services.stacks().stack("Demo");
        samples = (ObjectNode) JsonProtocol.MAPPER.readTree(Files.readAllBytes(SAMPLES));
    }

    static List<Row> rows() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("| AWS::") || line.startsWith("| Custom::"))
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Row(
                        cells[1].strip(), cells[2].strip(), cells[3].strip().equals("Replacement"), cells[4].strip()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void update_ofAProperty_doesWhatTheTableSays(Row row) {
        String logicalId = samples.path("Changes").properties().stream()
                .map(Map.Entry::getKey)
                .filter(id -> samples.at("/Resources/" + id + "/Type").asText().equals(row.type()))
                .findFirst()
                .orElseThrow();
        deploy(template());
        Map<String, DeployedResource> before = resources();
        earlier = stack.events();
        ObjectNode changed = template();
        ((ObjectNode) changed.at("/Resources/" + logicalId + "/Properties"))
                .setAll((ObjectNode) samples.at("/Changes/" + logicalId + "/" + row.property()));
        if (row.isRefused()) {
            assertThatThrownBy(() -> deploy(changed))
                    .isInstanceOf(DeploymentException.class)
                    .hasMessageContaining(logicalId)
                    .hasMessageContaining(row.property());
            assertThat(stack.state().status()).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
            assertThat(resources()).isEqualTo(before);
            return;
        }
        deploy(changed);
        assertThat(stack.state().status()).isEqualTo(StackStatus.UPDATE_COMPLETE);
        Map<String, DeployedResource> after = resources();
        assertThat(after.get(logicalId).properties())
                .isNotEqualTo(before.get(logicalId).properties());
        String id = after.get(logicalId).resource().physicalId();
        assertThat(!id.equals(before.get(logicalId).resource().physicalId()))
                .as("replaced")
                .isEqualTo(row.replaces());
        assertThat(statuses(logicalId)).as("events").contains("UPDATE_COMPLETE").satisfies(all -> assertThat(
                        all.contains("DELETE_COMPLETE"))
                .isEqualTo(row.replaces()));
    }

    @Test
    void table_hasEveryPropertyThatDoesSomething() throws IOException {
        List<Row> rows = rows();
        Map<String, ResourceHandler> handlers = services.handlers().stream()
                .filter(handler -> !handler.type().equals("Custom::CDKBucketDeployment"))
                .collect(Collectors.toMap(ResourceHandler::type, handler -> handler));
        Set<String> known = handlers.values().stream()
                .flatMap(handler -> handler.properties().honoured().stream()
                        .map(name -> handler.type() + " " + name.replaceFirst("\\..*", "")))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rows.stream().map(Row::toString)).containsExactlyElementsOf(known);
        Set<String> replacing = handlers.values().stream()
                .flatMap(handler -> handler.replacedBy().stream().map(name -> handler.type() + " " + name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rows.stream()
                        .filter(row -> row.replaces() && row.type().startsWith("AWS::"))
                        .map(Row::toString))
                .containsExactlyElementsOf(replacing);
    }

    @Test
    void domain_ofAnotherPool_withTheSamePrefix_isRefusedAndRolledBack() {
        deploy(template());
        ObjectNode changed = template();
        ((ObjectNode) changed.at("/Resources/Domain/Properties/UserPoolId")).put("Ref", "OtherPool");
        assertThatThrownBy(() -> deploy(changed)).hasMessageContaining("another user pool has");
        assertThat(stack.state().status()).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
    }

    private ObjectNode template() {
        ObjectNode template = samples.deepCopy();
        template.remove("Changes");
        return template;
    }

    private static void deploy(JsonNode template) {
        stack.deploy(Template.parse(template, Map.of()), Map.of());
    }

    private static Map<String, DeployedResource> resources() {
        return stack.resources().stream().collect(Collectors.toMap(DeployedResource::logicalId, each -> each));
    }

    private List<String> statuses(String logicalId) {
        return stack.events().stream()
                .filter(event -> !earlier.contains(event))
                .filter(event -> event.logicalId().equals(logicalId))
                .map(StackEvent::status)
                .toList();
    }
}

package cognitosync.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.infra.TestAssembly;
import cognitosync.localcloud.access.credentials.DeveloperCredentials;
import cognitosync.localcloud.account.LocalAccount;
import cognitosync.localcloud.address.Origins;
import cognitosync.localcloud.cloudformation.assembly.CloudAssembly;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.cloudformation.template.Template;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.DatabaseFixture;
import cognitosync.localcloud.token.TestKeys;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every property that the app can synthesize is known to the local cloud, and a property that is not stops it. */
@ResourceLock(TestAssembly.KERNEL)
class TemplateCoverageTest {
    @AutoClose
    private final DatabaseFixture disk = new DatabaseFixture(Wiring.schemas());

    private final Database database = disk.database();
    private Wiring services;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "signIn=implicit",
                "signIn=form",
                "retain=true",
                "domainPrefix=my-colour",
                "branding",
                "backend=dynamodb",
                "backend=dynamodb retain=true",
                "backend=appsync introspection=true"
            })
    void deploy_ofEveryVariant_knowsEveryProperty(String choice) throws IOException {
        CloudAssembly assembly = synthesize(choice);
        services = services(assembly);
        Map<String, ResourceHandler> handlers = new HashMap<>();
        services.handlers().forEach(handler -> handlers.put(handler.type(), handler));
        template().path("Resources").properties().forEach(resource -> {
            ResourceHandler handler =
                    handlers.get(resource.getValue().path("Type").asText());
            if (handler != null) {
                assertThat(handler.properties().unknownIn(resource.getValue().path("Properties")))
                        .as(resource.getKey())
                        .isEmpty();
            }
        });
        assertThat(deploy(assembly.stacks().get(0).template())).containsKey("SiteUrl");
    }

    /** With the API, the template has every type of resource. */
    @Test
    void deploy_withAnyPropertyRenamed_isRefusedByItsName() throws IOException {
        CloudAssembly assembly = synthesize("backend=appsync");
        services = services(assembly);
        JsonNode template = template();
        List<String> accepted = new ArrayList<>();
        Set<String> run =
                services.handlers().stream().map(ResourceHandler::type).collect(Collectors.toSet());
        List<Map.Entry<String, JsonNode>> resources = template.path("Resources").properties().stream()
                .filter(resource ->
                        run.contains(resource.getValue().path("Type").asText()))
                .toList();
        assertThat(resources).hasSizeGreaterThan(10);
        resources.forEach(
                resource -> resource.getValue().path("Properties").properties().forEach(property -> {
                    ObjectNode changed = template.deepCopy();
                    ObjectNode properties = (ObjectNode) changed.at("/Resources/" + resource.getKey() + "/Properties");
                    properties.set(property.getKey() + "Xyz", properties.remove(property.getKey()));
                    try {
                        deploy(Template.parse(changed, Map.of()));
                        accepted.add(resource.getKey() + "." + property.getKey());
                    } catch (DeploymentException e) {
                        assertThat(e).hasMessageContaining(property.getKey() + "Xyz");
                    }
                }));
        assertThat(accepted).isEmpty();
    }

    @Test
    void deploy_ofAnUnknownType_isRefusedByItsName() throws IOException {
        CloudAssembly assembly = synthesize("");
        services = services(assembly);
        ObjectNode changed = template().deepCopy();
        ((ObjectNode) changed.path("Resources")).putObject("Queue").put("Type", "AWS::SQS::Queue");
        assertThatThrownBy(() -> deploy(Template.parse(changed, Map.of())))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("AWS::SQS::Queue");
    }

    private Map<String, String> deploy(Template template) {
        return services.stacks().stack("CognitoSync").deploy(template, Map.of());
    }

    private Wiring services(CloudAssembly assembly) {
        SecureRandom random = new SecureRandom();
        Account account = LocalAccount.open(database, "eu-west-1", random);
        return new Wiring(new Wiring.Dependencies(
                database,
                account,
                DeveloperCredentials.open(database, account, random),
                TestKeys.sealing(),
                new Origins("eu-west-1", 4566, new FixedPorts(8080, 8081)),
                () -> Instant.parse("2026-11-22T12:00:00Z"),
                random,
                Optional.of(assembly.stacks().get(0))));
    }

    private CloudAssembly synthesize(String choice) throws IOException {
        String context = choice;
        if (choice.equals("branding")) {
            Path settings = Files.writeString(disk.folder().resolve("branding.json"), "{\"categories\": {}}");
            context = "branding=" + settings;
        }
        Map<String, String> values = new HashMap<>();
        for (String pair : context.isEmpty() ? new String[0] : context.split(" ")) {
            values.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return CloudAssembly.read(
                TestAssembly.synthesize(disk.folder().resolve("cdk.out"), TestAssembly.SITE_FIXTURE, values));
    }

    private JsonNode template() throws IOException {
        return JsonProtocol.MAPPER.readTree(disk.folder()
                .resolve("cdk.out")
                .resolve("CognitoSync.template.json")
                .toFile());
    }
}

package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.PropertyNames;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.identitypool.IdentityPool.LoginProvider;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Identity pools.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-identitypool.html">AWS::Cognito::IdentityPool</a>
 */
record IdentityPoolHandler(Pools pools, InstantSource clock) implements ResourceHandler {
    @Override
    public String type() {
        return "AWS::Cognito::IdentityPool";
    }

    @Override
    public PropertyNames properties() {
        return new PropertyNames(
                Set.of(
                        "AllowClassicFlow",
                        "AllowUnauthenticatedIdentities",
                        "CognitoIdentityProviders.ClientId",
                        "CognitoIdentityProviders.ProviderName",
                        "CognitoIdentityProviders.ServerSideTokenCheck",
                        "IdentityPoolName"),
                Map.of("IdentityPoolTags.*", "tags are for bills and people"));
    }

    @Override
    public Resource deploy(Declaration declaration) {
        ObjectNode properties = declaration.properties();
        String id = declaration.physicalIdOr(declaration.stack().region() + ":" + UUID.randomUUID());
        String name = properties
                .path("IdentityPoolName")
                .asText(declaration.logicalId() + "_" + id.substring(id.length() - 12));
        Optional<Boolean> classicFlow =
                Optional.ofNullable(properties.get("AllowClassicFlow")).map(IdentityPoolHandler::flag);
        pools.put(new IdentityPool(
                id,
                name,
                clock.instant(),
                classicFlow,
                flag(properties.path("AllowUnauthenticatedIdentities")),
                providers(declaration),
                IdentityPool.AttachedRoles.NONE));
        return new Resource(id, Map.of("Name", TextNode.valueOf(name)));
    }

    @Override
    public void delete(String physicalId) {
        pools.delete(physicalId);
    }

    private static List<LoginProvider> providers(Declaration declaration) {
        List<LoginProvider> providers = new ArrayList<>();
        for (JsonNode provider : declaration.properties().path("CognitoIdentityProviders")) {
            if (!provider.hasNonNull("ProviderName") || !provider.hasNonNull("ClientId")) {
                throw new DeploymentException("A provider of the identity pool " + declaration.logicalId()
                        + " lacks its ProviderName or ClientId.");
            }
            providers.add(new LoginProvider(
                    provider.get("ProviderName").asText(),
                    provider.get("ClientId").asText(),
                    flag(provider.path("ServerSideTokenCheck"))));
        }
        return providers;
    }

    // Templates may write booleans as text.
    private static boolean flag(JsonNode value) {
        return value.asText().equalsIgnoreCase("true");
    }
}

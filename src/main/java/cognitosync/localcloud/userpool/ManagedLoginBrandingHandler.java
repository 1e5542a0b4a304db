package cognitosync.localcloud.userpool;

import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.PropertyNames;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.userpool.settings.AppClients;
import cognitosync.localcloud.userpool.settings.Brandings;
import cognitosync.localcloud.userpool.settings.Brandings.Branding;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * {@code AWS::Cognito::ManagedLoginBranding}: without one, managed login serves a client no pages.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-managedloginbranding.html">AWS::Cognito::ManagedLoginBranding</a>
 */
record ManagedLoginBrandingHandler(AppClients clients, Brandings brandings) implements ResourceHandler {
    /** The members that a settings document has; what is deeper in them is not checked here. */
    private static final Set<String> SETTINGS = Set.of("categories", "componentClasses", "components");

    @Override
    public String type() {
        return "AWS::Cognito::ManagedLoginBranding";
    }

    @Override
    public PropertyNames properties() {
        return new PropertyNames(
                Set.of("ClientId", "Settings.*", "UseCognitoProvidedValues", "UserPoolId"),
                Map.of(
                        "Assets.*", "the local pages show no images",
                        "ReturnMergedResources", "it changes API responses, not the pages"));
    }

    @Override
    public Set<String> replacedBy() {
        return Set.of("ClientId", "UserPoolId");
    }

    @Override
    public Resource deploy(Declaration declaration) {
        PropertyConstraints declared = new PropertyConstraints(type(), declaration);
        String poolId = declared.required("UserPoolId");
        String clientId = declared.required("ClientId");
        if (clients.find(clientId, poolId).isEmpty()) {
            throw declared.refused("ClientId", "names no app client of the user pool: " + clientId);
        }
        String id = declaration
                .existing()
                .map(resource -> brandingId(resource.physicalId()))
                .flatMap(brandings::find)
                .filter(before -> before.clientId().equals(clientId))
                .map(Branding::id)
                .orElseGet(() -> UUID.randomUUID().toString());
        Optional<Branding> other =
                brandings.ofClient(clientId).filter(branding -> !branding.id().equals(id));
        if (other.isPresent()) {
            throw declared.refused("ClientId", "names an app client that already has a managed login style");
        }
        brandings.put(new Branding(id, poolId, clientId, settings(declared)));
        return new Resource(poolId + "|" + id, Map.of("ManagedLoginBrandingId", TextNode.valueOf(id)));
    }

    private static ObjectNode settings(PropertyConstraints declared) {
        boolean provided = declared.at("UseCognitoProvidedValues").asBoolean(false);
        JsonNode settings = declared.at("Settings");
        if (provided && !settings.isMissingNode()) {
            throw declared.refused("Settings", "cannot be combined with UseCognitoProvidedValues. Remove one of them");
        }
        if (settings instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                if (!SETTINGS.contains(name)) {
                    throw declared.refused(
                            "Settings", "has a member \"" + name + "\" that managed login does not have");
                }
            });
            return object;
        }
        if (!settings.isMissingNode()) {
            throw declared.refused("Settings", "is not a JSON object");
        }
        return JsonProtocol.MAPPER.createObjectNode();
    }

    private static String brandingId(String physicalId) {
        return physicalId.substring(physicalId.indexOf('|') + 1);
    }

    @Override
    public void delete(String physicalId) {
        brandings.delete(brandingId(physicalId));
    }
}

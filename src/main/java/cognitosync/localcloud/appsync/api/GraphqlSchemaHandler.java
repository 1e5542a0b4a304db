package cognitosync.localcloud.appsync.api;

import cognitosync.localcloud.appsync.api.GraphqlApi.Field;
import cognitosync.localcloud.appsync.schema.ApiSchema;
import cognitosync.localcloud.appsync.schema.SchemaException;
import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.PropertyNames;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Deploys the schema of an API.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-appsync-graphqlschema.html">AWS::AppSync::GraphQLSchema</a>
 */
record GraphqlSchemaHandler(ApiResources resources) implements ResourceHandler {
    private static final String SUFFIX = "GraphQLSchema";

    @Override
    public String type() {
        return "AWS::AppSync::GraphQLSchema";
    }

    @Override
    public PropertyNames properties() {
        return new PropertyNames(Set.of("ApiId", "Definition", "DefinitionS3Location"), Map.of());
    }

    @Override
    public Set<String> replacedBy() {
        return Set.of("ApiId");
    }

    @Override
    public Resource deploy(Declaration declaration) {
        ApiProperties properties = resources.properties(declaration);
        GraphqlApi api = properties.api();
        String definition = properties.content("Definition", "DefinitionS3Location");
        requireFieldsOfResolvers(properties, api, read(properties, definition));
        resources.apis().putDefinition(api.apiId(), Optional.of(definition));
        String physicalId = api.apiId() + SUFFIX;
        return new Resource(physicalId, Map.of("Id", TextNode.valueOf(physicalId)));
    }

    private static ApiSchema read(ApiProperties properties, String definition) {
        try {
            return ApiSchema.read(definition);
        } catch (SchemaException e) {
            throw new DeploymentException(
                    properties.declaration().logicalId() + ": Schema Creation Status is FAILED with details: "
                            + e.getMessage(),
                    e);
        }
    }

    /** A field that a resolver is attached to stays, or first loses its resolver. */
    private static void requireFieldsOfResolvers(ApiProperties properties, GraphqlApi api, ApiSchema schema) {
        for (Field field : api.resolvers().keySet()) {
            if (schema.field(field.type(), field.name()).isEmpty()) {
                throw properties.refused("The field " + field + " has a resolver, and is missing in the schema.");
            }
        }
    }

    @Override
    public void delete(String physicalId) {
        resources
                .apis()
                .putDefinition(physicalId.substring(0, physicalId.length() - SUFFIX.length()), Optional.empty());
    }
}

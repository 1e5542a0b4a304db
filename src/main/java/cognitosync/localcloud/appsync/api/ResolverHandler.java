package cognitosync.localcloud.appsync.api;

import cognitosync.localcloud.appsync.api.GraphqlApi.Field;
import cognitosync.localcloud.appsync.api.GraphqlApi.Resolver;
import cognitosync.localcloud.appsync.schema.ApiSchema;
import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.PropertyNames;
import cognitosync.localcloud.cloudformation.resource.Resource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Deploys unit and pipeline resolvers, in JavaScript. Mapping templates, caches, batches and conflict handlers are refused.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-appsync-resolver.html">AWS::AppSync::Resolver</a>
 */
record ResolverHandler(ApiResources resources) implements CodeHandler {
    private static final int MOST_FUNCTIONS = 10;

    @Override
    public String type() {
        return "AWS::AppSync::Resolver";
    }

    @Override
    public PropertyNames properties() {
        return CodeHandler.withCode(
                Map.of("MetricsConfig", "there is no CloudWatch here"),
                "DataSourceName",
                "FieldName",
                "Kind",
                "PipelineConfig.Functions",
                "TypeName");
    }

    @Override
    public Set<String> replacedBy() {
        return Set.of("ApiId", "FieldName", "TypeName");
    }

    @Override
    public Resource deploy(Declaration declaration) {
        ApiProperties properties = resources.properties(declaration);
        GraphqlApi api = properties.api();
        Field field = new Field(properties.name("TypeName"), properties.name("FieldName"));
        requireField(properties, api, field);
        if (declaration.existing().isEmpty() && api.resolvers().containsKey(field)) {
            throw properties.refused("Only one resolver is allowed per field. " + field + " has one already.");
        }
        resources.apis().putResolver(api.apiId(), field, resolver(properties, api));
        String arn = ApiArn.of(api.apiId(), "types", field.type(), "resolvers", field.name())
                .in(declaration.stack().account());
        return new Resource(
                arn,
                Map.of(
                        "FieldName", TextNode.valueOf(field.name()),
                        "ResolverArn", TextNode.valueOf(arn),
                        "TypeName", TextNode.valueOf(field.type())));
    }

    private static void requireField(ApiProperties properties, GraphqlApi api, Field field) {
        String definition = api.definition()
                .orElseThrow(() -> properties.refused("The API has no schema yet. Let the resolver depend on it."));
        if (ApiSchema.read(definition).field(field.type(), field.name()).isEmpty()) {
            throw properties.refused("No field named " + field.name() + " found on type " + field.type() + ".");
        }
    }

    private static Resolver resolver(ApiProperties properties, GraphqlApi api) {
        boolean isUnit =
                properties.oneOf("Kind", Set.of("UNIT", "PIPELINE"), "UNIT").equals("UNIT");
        if (properties.at("PipelineConfig").isMissingNode() != isUnit) {
            throw properties.refused("A resolver of kind PIPELINE has a PipelineConfig, and no other has.");
        }
        if (isUnit) {
            String dataSource = properties.required("DataSourceName");
            properties.requireDataSource(api, dataSource);
            return new Resolver(Optional.of(dataSource), List.of(), properties.code());
        }
        if (properties.text("DataSourceName").isPresent()) {
            throw properties.refused("A resolver of kind PIPELINE has no DataSourceName; its functions have.");
        }
        return new Resolver(Optional.empty(), functions(properties, api), properties.code());
    }

    private static List<String> functions(ApiProperties properties, GraphqlApi api) {
        List<String> functions = new ArrayList<>();
        for (JsonNode function : properties.at("PipelineConfig").path("Functions")) {
            functions.add(function.asText());
        }
        if (functions.isEmpty() || functions.size() > MOST_FUNCTIONS) {
            throw properties.refused("A pipeline has from 1 to " + MOST_FUNCTIONS + " functions.");
        }
        List<String> missing = functions.stream()
                .filter(function -> !api.functions().containsKey(function))
                .toList();
        if (!missing.isEmpty()) {
            throw properties.refused(
                    "The specified functions " + missing + " must exist before referencing them from a resolver.");
        }
        return functions;
    }

    @Override
    public void delete(String physicalId) {
        ApiArn arn = ApiArn.parse(physicalId);
        resources.apis().deleteResolver(arn.apiId(), new Field(arn.path().get(1), arn.last()));
    }
}

package cognitosync.localcloud.appsync.api;

import cognitosync.localcloud.appsync.api.GraphqlApi.Settings;
import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.PropertyNames;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.names.Account;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Deploys APIs with IAM authorization. Other ways of authorization, merged and private APIs are refused.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-appsync-graphqlapi.html">AWS::AppSync::GraphQLApi</a>
 */
record GraphqlApiHandler(ApiResources resources) implements ResourceHandler {
    private static final int DEEPEST = 75;
    private static final int MOST_RESOLVERS = 10_000;

    @Override
    public String type() {
        return "AWS::AppSync::GraphQLApi";
    }

    @Override
    public PropertyNames properties() {
        return new PropertyNames(
                Set.of(
                        "ApiType",
                        "AuthenticationType",
                        "EnvironmentVariables.*",
                        "IntrospectionConfig",
                        "Name",
                        "QueryDepthLimit",
                        "ResolverCountLimit",
                        "Visibility"),
                Map.of(
                        "EnhancedMetricsConfig.*", "there is no CloudWatch here",
                        "LogConfig.*", "there is no CloudWatch here; the console shows each request",
                        "OwnerContact", "for people",
                        "Tags.*", "no policy here uses the tags of an API",
                        "XrayEnabled", "there is no X-Ray here"));
    }

    @Override
    public Set<String> replacedBy() {
        return Set.of("ApiType", "Visibility");
    }

    @Override
    public Resource deploy(Declaration declaration) {
        ApiProperties properties = resources.properties(declaration);
        Settings settings = settings(properties);
        Optional<GraphqlApi> present = declaration
                .existing()
                .map(resource -> ApiArn.parse(resource.physicalId()).apiId())
                .flatMap(resources.apis()::find);
        String apiId = present.map(GraphqlApi::apiId).orElseGet(resources.ids()::next);
        String endpointId = present.map(GraphqlApi::endpointId).orElseGet(resources.ids()::next);
        resources.apis().put(apiId, endpointId, settings);
        Account account = declaration.stack().account();
        String arn = ApiArn.of(apiId).in(account);
        return new Resource(arn, attributes(account, arn, apiId, endpointId));
    }

    private static Settings settings(ApiProperties properties) {
        properties.oneOf("ApiType", Set.of("GRAPHQL"), "GRAPHQL");
        properties.oneOf("Visibility", Set.of("GLOBAL"), "GLOBAL");
        properties.required("AuthenticationType");
        properties.oneOf("AuthenticationType", Set.of("AWS_IAM"), "");
        Map<String, String> environment = new LinkedHashMap<>();
        properties
                .at("EnvironmentVariables")
                .properties()
                .forEach(variable ->
                        environment.put(variable.getKey(), variable.getValue().asText()));
        return new Settings(
                properties.required("Name"),
                properties
                        .oneOf("IntrospectionConfig", Set.of("ENABLED", "DISABLED"), "ENABLED")
                        .equals("ENABLED"),
                properties.number("QueryDepthLimit", DEEPEST),
                properties.number("ResolverCountLimit", MOST_RESOLVERS),
                environment);
    }

    private static Map<String, JsonNode> attributes(Account account, String arn, String apiId, String endpointId) {
        String suffix = "." + account.region() + "." + account.urlSuffix();
        String dns = endpointId + ".appsync-api" + suffix;
        String realtimeDns = endpointId + ".appsync-realtime-api" + suffix;
        return Map.of(
                "ApiId", TextNode.valueOf(apiId),
                "Arn", TextNode.valueOf(arn),
                "GraphQLDns", TextNode.valueOf(dns),
                "GraphQLEndpointArn",
                        TextNode.valueOf(account.arn("appsync", "endpoints/graphql-api/" + endpointId)
                                .toString()),
                "GraphQLUrl", TextNode.valueOf("https://" + dns + "/graphql"),
                "RealtimeDns", TextNode.valueOf(realtimeDns),
                "RealtimeUrl", TextNode.valueOf("wss://" + realtimeDns + "/graphql"));
    }

    @Override
    public void delete(String physicalId) {
        resources.apis().delete(ApiArn.parse(physicalId).apiId());
    }
}
